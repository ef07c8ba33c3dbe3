import { readFileSync } from "node:fs";
import { createTimeline } from "@/lib/session/insights/timeline";
import { packPoints } from "@/lib/session/log/packed/packed-points";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import type { LabPage } from "./support/pages/lab-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");
const MINUTE = 60_000;

test.use({ actionTimeout: 20_000 });

/** What a lab shows of its network: the picture of what it has learnt, its mistakes, its next step and its valley. */
async function networkIn(lab: LabPage, step: number) {
  const { panel } = lab;
  const surface = panel.locator("canvas").first();
  await lab.look("learnt");
  await expect(surface).toBeVisible();
  await lab.look("mistakes");
  await expect(panel.getByText(/\d+ of \d+/).first()).toBeVisible();
  const mistakes = await panel.getByText(/\d+ of \d+/).allTextContents();
  await lab.look("slow-motion");
  await expect(panel).toContainText(
    say("slow-motion.source.runAt", { number: 1, step: step.toLocaleString("en") }),
  );
  await lab.look("valley");
  await expect(panel.getByRole("img").first()).toBeVisible({ timeout: 30_000 });
  await lab.look("learnt");
  await expect(surface).toBeVisible();
  return { mistakes };
}

test("what a student's network learnt is there again after a reload, and the class can be played back without its pauses", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "After class", "moons");
  const lab = await enterLab(visitors, code);
  const { page } = lab;
  await desk.startRound(1);
  await lab.train({ learningRate: 0.3, epochs: 30, pace: "fast" });
  await lab.runEnds();
  const [{ curve, best }] = (await desk.storedSession()).participants[0].runs;

  await test.step("a reload changes nothing of what the lab shows", async () => {
    const before = await networkIn(lab, curve.step.at(-1) ?? 0);
    await page.reload();
    expect(await networkIn(lab, curve.step.at(-1) ?? 0)).toEqual(before);
  });

  await test.step("a browser that keeps nothing gets the best network back from the class", async () => {
    await expect(lab.trust).toHaveText(say("board.trust.reproduced"), { timeout: 20_000 });
    await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
    await page.reload();
    await networkIn(lab, best?.step ?? 0);
  });

  await test.step("between rounds the network can still be looked at, and a reload keeps it", async () => {
    await desk.closeRound(1);
    await expect(page.getByRole("heading", { name: say("lab.between.over", { number: 1 }) })).toBeVisible();
    await expect(lab.trainButton).toBeHidden();
    await page.reload();
    await networkIn(lab, best?.step ?? 0);
  });

  await desk.endSession();
  await expect(page.getByRole("heading", { name: say("lab.ended.title") })).toBeVisible();

  await test.step("the student takes a card home, as a picture", async () => {
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: say("lab.card.download") }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^downhill-[\p{L}-]+-\d{4}-\d\d-\d\d\.png$/u);
    const picture = readFileSync(await file.path());
    // The signature of a PNG, then the width in its header.
    expect([picture.toString("latin1", 1, 4), picture.readUInt32BE(16)]).toEqual(["PNG", 1600]);
    expect(picture.length).toBeGreaterThan(20_000);
    expect(picture.length).toBeLessThan(2_000_000);
  });

  await test.step("a class that was made the evening before begins with its first student, and a pause is folded", async () => {
    const watcher = desk.page;
    const replay = `/replay/${desk.sessionId}`;
    const stored = await desk.storedLog();
    const evening = 15 * 60 * MINUTE;
    // The server may still be retraining the podium when the class has ended.
    const end = stored.events.findIndex(({ type }) => type === "session-ended");
    const events = stored.events.map((event, index) => {
      if (event.type === "session-created") return event;
      return { ...event, at: event.at + evening + (index >= end ? 12 * MINUTE : 0) };
    });
    const reports = events.filter((event) => event.type === "points-reported");
    const [first, last] = [reports[0], reports[reports.length - 1]];
    const part = { first: first.seq, last: last.seq, from: first.at, to: last.at, bytes: 1000 };
    let deliver = () => {};
    const delivery = new Promise<void>((resolve) => {
      deliver = resolve;
    });
    await watcher.route(/\/api\/sessions\/[^/]+\/log\b/, async (route) => {
      if (route.request().url().includes(`/${part.first}-${part.last}`)) {
        await delivery;
        return route.fulfill({ body: Buffer.from(packPoints(reports)) });
      }
      const others = events.filter(({ type }) => type !== "points-reported");
      return route.fulfill({ json: { ...stored.index, events: others, parts: [part] } });
    });
    await watcher.goto(replay);
    const player = watcher.getByRole("region", { name: say("replay.controls") });
    await expect(player.getByText("00:00", { exact: true }).last()).toBeVisible();
    // It opens on the overview; whatever moves it shows the class.
    await watcher.keyboard.press("Home");
    await expect(watcher.getByText("Curious Otter").first()).toBeVisible();
    const rest = say("replay.restLoads", { share: 0 });
    await expect(player.getByText(rest)).toBeVisible();
    await expectAccessible(watcher, "a replay that is still loading");
    deliver();
    await expect(player.getByText(rest)).toBeHidden();
    const pause = say("replay.moment.fold", { hours: 0, minutes: 12 });
    await expect(player.getByText(pause)).toBeAttached();

    await expectAccessible(watcher, "a replay with a folded pause");

    const { duration, folds, toLog } = createTimeline(events);
    expect(duration).toBeLessThan(3 * MINUTE);
    await watcher.getByRole("tab", { name: say("replay.moments") }).click();
    await watcher
      .getByRole("listitem")
      .getByRole("button", { name: new RegExp(pause) })
      .click();
    await watcher.keyboard.press("End");
    await expect(watcher.getByRole("slider", { name: say("replay.scrubber") })).toHaveAttribute(
      "aria-valuenow",
      String(duration),
    );

    // Links hold the time of the log, as earlier ones do.
    const [fold] = folds;
    const [hours, minutes, seconds] = [3_600_000, MINUTE, 1000].map((unit, index, units) =>
      Math.floor((fold.from % (units[index - 1] ?? Number.POSITIVE_INFINITY)) / unit),
    );
    await watcher.goto(`${replay}?t=${hours}:${minutes}:${seconds}`);
    const slider = watcher.getByRole("slider", { name: say("replay.scrubber") });
    const standsThere = () =>
      expect
        .poll(async () => toLog(Number(await slider.getAttribute("aria-valuenow"))))
        .toBe(1000 * Math.floor(fold.from / 1000));
    await standsThere();
    // Enough time for the player to put its position into the address.
    await watcher.waitForTimeout(1_200);
    await watcher.reload();
    await standsThere();
  });
});
