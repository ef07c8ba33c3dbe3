import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { LOCALES } from "@/lib/i18n/locales";
import { decodeReplay } from "@/lib/session/log/file/replay-file";
import { expectAccessible } from "../support/accessibility";
import { expect, test } from "../support/classroom";
import { enterLab, openClass } from "../support/openings";
import { sayIn } from "../support/texts";

const say = sayIn("en");
const PRIVATE = "Ada needs a longer explanation";

/** Saves what the replay's menu offers under this name, and says where. */
async function take(page: Page, as: "file" | "page") {
  await page.getByRole("button", { name: say("replay.take.action") }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: say(`replay.take.${as}`) }).click();
  const file = await saved;
  return { name: file.suggestedFilename(), path: await file.path() };
}

/** The replay on this page plays, and can be sought to its end, where the winner stands. */
async function expectToPlay(page: Page) {
  const slider = page.getByRole("slider", { name: say("replay.scrubber") });
  await expect(slider).toHaveAttribute("aria-valuenow", "0");
  const player = page.getByRole("region", { name: say("replay.controls") });
  await player.getByRole("button", { name: say("replay.play"), exact: true }).click();
  await expect(slider).not.toHaveAttribute("aria-valuenow", "0");
  await slider.focus();
  await slider.press("End");
  await expect(page.getByText("Curious Otter").first()).toBeVisible();
}

test("a replay is taken along as a file and as a web page, and both play without the class's server", async ({
  visitors,
  teacher,
  browser,
}, info) => {
  const { desk, code } = await openClass(visitors, teacher, "A <b>short</b> class", "moons");
  const lab = await enterLab(visitors, code);
  await desk.startRound(1);
  await lab.train({ learningRate: 0.3, epochs: 20, pace: "fast" });
  await lab.runEnds();
  await desk.page.keyboard.press("m");
  await desk.page.getByRole("dialog").getByRole("textbox").fill(PRIVATE);
  await desk.page.keyboard.press("Control+Enter");
  await desk.closeRound(1);
  await desk.openTest(1);
  await desk.endSession();
  const { page, sessionId } = desk;
  await page.goto(`/replay/${sessionId}`);

  const file = await take(page, "file");
  await test.step("the file holds what a link would show, and no more", async () => {
    expect(file.name).toMatch(/^downhill-A-b-short-b-class-replay-\d{4}-\d\d-\d\d\.downhill$/);
    const read = decodeReplay(readFileSync(file.path));
    const told = JSON.stringify(read.ok && read.file);
    expect(told).toContain("points-reported");
    for (const secret of [PRIVATE, "Curious Otter", code, sessionId]) expect(told).not.toContain(secret);
  });

  await page.goto(`/teach/${sessionId}`);
  await desk.shareReplay();
  await desk.shareNicknames();
  await page.goto(`/replay/${sessionId}`);
  const named = await take(page, "file");
  const web = await take(page, "page");

  await test.step("any Downhill opens the file, for anybody, and says what is wrong with others", async () => {
    const anybody = await visitors.arrive();
    await anybody.goto("/replay/file");
    await expectAccessible(anybody, "where a replay file is opened");
    const field = anybody.getByLabel(say("replay.fromFile.choose"), { exact: true }).last();
    await field.setInputFiles({
      name: "notes.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("No replay"),
    });
    await expect(anybody.getByText(say("problems.replay-file-foreign"))).toBeVisible();
    const cut = readFileSync(named.path).subarray(0, 200);
    await field.setInputFiles({ name: "a.downhill", mimeType: "", buffer: cut });
    await expect(anybody.getByText(say("problems.replay-file-damaged"))).toBeVisible();
    const sent: string[] = [];
    anybody.on("request", (request) => sent.push(`${request.method()} ${request.url()}`));
    await field.setInputFiles(named.path);
    await expectToPlay(anybody);
    expect(sent.filter((request) => /POST|PUT|\/api\//.test(request))).toEqual([]);
  });

  await test.step("the web page plays from a disk with the network off", async () => {
    const html = readFileSync(web.path, "utf8");
    for (const secret of [PRIVATE, code, sessionId, "share="]) expect(html).not.toContain(secret);
    const path = info.outputPath("replay.html");
    writeFileSync(path, html);
    const context = await browser.newContext();
    await context.setOffline(true);
    const alone = await context.newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    alone.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    alone.on("pageerror", (error) => problems.push(String(error)));
    alone.on("request", (request) => requests.push(request.url()));
    const address = pathToFileURL(path).href;
    await alone.goto(address);
    await expect(alone.getByRole("heading", { level: 1 })).toHaveText("A <b>short</b> class");
    expect(await alone.title()).toBe("A <b>short</b> class");
    await expectToPlay(alone);
    await expectAccessible(alone, "a replay that is a web page");
    expect({ problems, requests }).toEqual({ problems: [], requests: [address] });
    await context.close();
  });
});

for (const locale of LOCALES)
  test(`anybody can watch a recorded class on all its screens, in ${locale}`, async ({ visitors }) => {
    const say = sayIn(locale);
    const page = await visitors.arrive({ locale });
    await page.goto("/");
    await page.getByRole("link", { name: say("join.tour") }).click();
    const screen = page.locator("#tour-screen");
    const slider = page.getByRole("slider", { name: say("replay.scrubber") });
    await expect(screen.getByRole("heading", { level: 1 })).toBeVisible();
    const before = await slider.getAttribute("aria-valuenow");
    expect(Number(before)).toBeGreaterThan(300_000);
    await expect(slider).not.toHaveAttribute("aria-valuenow", before ?? "");
    await expectAccessible(page, `the tour's projector in ${locale}`);

    await page.getByRole("button", { name: say("tour.screen.desk"), exact: true }).click();
    await page.getByRole("button", { name: say("replay.pause"), exact: true }).click();
    await expect(screen.getByText(say("host.link.recorded"), { exact: true })).toBeVisible();
    await page.keyboard.press("p");
    await expect(screen.getByText(say("problems.recording-only"))).toBeVisible();
    await expectAccessible(page, `the tour's desk in ${locale}`);

    await page.getByRole("button", { name: say("tour.screen.replay"), exact: true }).click();
    const player = page.getByRole("region", { name: say("replay.controls") });
    await player.getByRole("slider").focus();
    await player.getByRole("slider").press("End");
    await expect(player.getByRole("button", { name: say("replay.play"), exact: true })).toBeVisible();
    await expectAccessible(page, `the tour's replay in ${locale}`);
  });
