import type { APIRequestContext, Page } from "@playwright/test";
import { splitPath } from "@/lib/protocol/split";
import { problem } from "@/lib/session/decide/problem";
import { BROKEN_REQUESTS } from "@/lib/testing/server/broken-requests";
import { sendRaw } from "@/lib/testing/server/raw-requests";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { openClass } from "./support/openings";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { ReplayPage } from "./support/pages/replay-page";
import { sayIn } from "./support/texts";

// A server of its own: whoever guesses codes here is blocked for a while.
test.use({ school: "a guarded one" });

const say = sayIn("en");

/** A nickname with which an unsafe page would run code, reverse or hide text, or cover its neighbours. */
const NASTY: readonly (readonly [typed: string, shown: string])[] = [
  ["<svg/onload=alert(1)>", "<svg/onload=alert(1)>"],
  ["javascript:alert(1)//", "javascript:alert(1)//"],
  ["\u202Egnp.exe\u2066", "gnp.exe"],
  [`Z${"\u0301\u0489".repeat(60)}algo`, "\u0179\u0489\u0301algo"],
  ["O\u200Bt\u200Ct\uFEFFer", "Otter"],
  ["{{7*7}} &amp; %s", "{{7*7}} &amp; %s"],
];

/** What a class should not read. */
const RUDE = "fuck school";

test("a host keeps the door: students wait, are let in, and a locked class takes nobody new", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Behind a door", "moons");
  const { page: host } = desk;
  const door = (name: string) => host.getByRole("switch", { name: say(`host.door.${name}.label`) });
  await host.getByRole("button", { name: say("host.door.open") }).click();
  await door("approval").press("Space");
  await door("generatedNames").press("Space");
  for (const name of ["approval", "generatedNames"]) await expect(door(name)).toBeChecked();

  const page = await visitors.arrive();
  await page.goto(`/join/${code}`);
  await expectAccessible(page, "the door of a class that draws names");
  await page.getByRole("button", { name: say("join.enter") }).click();
  await expect(page.getByRole("heading", { name: say("lab.waiting.title") })).toBeVisible();
  await expectAccessible(page, "a student who waits");
  const waiting = host.getByRole("list", { name: say("host.door.waiting") });
  await expect(waiting.getByRole("listitem")).toHaveCount(1);
  await expectAccessible(host, "a desk at whose door someone waits");
  await expect(desk.roster).toBeHidden();
  const early = await page.request.get(splitPath(desk.sessionId, 0, "train"));
  expect([early.status(), await early.json()]).toEqual([
    403,
    { ok: false, problem: problem("not-admitted") },
  ]);

  await waiting
    .getByRole("button", { name: /^Let .+ in$/ })
    .first()
    .click();
  await expect(page.getByText(say("lab.lobby.waiting"))).toBeVisible();
  await expect(waiting).toBeHidden();
  await door("locked").press("Space");
  await expect(door("locked")).toBeChecked();
  await host.getByRole("button", { name: say("host.door.open") }).click();
  await expect(host.getByText(say("host.door.locked.state"))).toBeVisible();
  const late = await visitors.arrive();
  await expect(async () => {
    await late.goto(`/join/${code}`);
    await expect(late.getByText(say("problems.lobby-locked"))).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(late, "a locked class");
  await page.reload();
  await expect(page.getByText(say("lab.lobby.waiting"))).toBeVisible();
});

test("nobody reads what is not theirs, broken requests break nothing, a nickname is letters on every screen, and a doubtful one on none", async ({
  server,
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Strange names", "moons");
  const { page: host, sessionId } = desk;
  const pages: Page[] = [host];
  const wall = await visitors.arrive({ viewport: { width: 1920, height: 1080 }, storageState: teacher });
  await wall.goto(`/screen/${sessionId}`);
  const otter = await visitors.arrive();
  const [[script]] = NASTY;
  await new EntryPage(otter).join(code, script);
  pages.push(wall, otter);
  for (const page of pages) page.on("dialog", () => expect("a script in a nickname").toBe("never run"));

  await test.step("names come from programs, not from our form", async () => {
    for (const [nickname] of NASTY.slice(1)) {
      const { request } = await visitors.arrive();
      // Without a cookie there is no seat.
      await request.get("/");
      expect((await request.post("/api/join", { data: { code, nickname } })).status()).toBe(200);
    }
    const { request } = await visitors.arrive();
    await request.get("/");
    const long = await request.post("/api/join", { data: { code, nickname: "x".repeat(10_000) } });
    expect(long.status()).toBe(413);
  });
  await test.step("every screen shows them as what they are", async () => {
    for (const [, shown] of NASTY) {
      await expect(desk.roster.getByText(shown, { exact: true })).toBeVisible();
      await expect(wall.getByText(shown, { exact: true })).toBeVisible();
    }
    for (const page of pages) {
      expect(await page.locator("svg[onload]").count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await expectAccessible(host, "a desk with strange names");
  });
  await test.step("a doubtful nickname is on the desk alone until the host has decided", async () => {
    const page = await visitors.arrive();
    await new EntryPage(page).join(code, RUDE);
    const naming = page.getByRole("region", { name: say("lab.naming.title") });
    const wishes = host.getByRole("region", { name: say("host.names.title") });
    await expect(wishes.getByText(RUDE, { exact: true })).toBeVisible();
    await expectAccessible(host, "a desk on which a nickname waits");
    await expectAccessible(page, "a lab whose student's nickname waits");
    await wishes.getByRole("button", { name: "Keep the name" }).press("Enter");
    await expect(wishes).toBeHidden();
    await naming.getByRole("button", { name: say("lab.naming.another") }).click();
    await naming.getByRole("textbox", { name: say("lab.naming.label") }).fill("Zora");
    await page.keyboard.press("Enter");
    await wishes.getByRole("button", { name: "Allow the name" }).click();
    for (const one of [desk.roster, wall, otter, page])
      await expect(one.getByText("Zora", { exact: true }).first()).toBeVisible();
    for (const one of [wall, otter, page]) expect(await one.content()).not.toContain(RUDE);
  });

  await desk.startRound(1);
  await expect(host.getByRole("button", { name: say("host.step.close", { round: 1 }) })).toBeVisible();
  await test.step("the examples are for the class, the log for the host, the test for nobody", async () => {
    const stranger = await visitors.arrive();
    const log = `/api/sessions/${sessionId}/log`;
    const answers = async (request: APIRequestContext) => {
      const statuses = [];
      for (const path of [
        log,
        `${log}?share=guess`,
        splitPath(sessionId, 0, "train"),
        splitPath(sessionId, 0, "validation"),
        splitPath(sessionId, 0, "train").replace("train", "test"),
        splitPath(sessionId, 1, "train"),
        splitPath(sessionId, 0, "train").replace("rounds/0", "rounds/-1"),
        splitPath(sessionId, 0, "train").replace("train", "__proto__"),
        "/api/sessions/__proto__/log",
      ])
        statuses.push((await request.get(path)).status());
      return statuses;
    };
    expect(await answers(stranger.request)).toEqual([404, 404, 401, 401, 400, 401, 400, 400, 400]);
    expect(await answers(otter.request)).toEqual([404, 404, 200, 200, 400, 404, 400, 400, 400]);
    expect(await answers(host.request)).toEqual([200, 200, 200, 200, 400, 404, 400, 400, 400]);
    for (const path of [`/teach/${sessionId}`, `/screen/${sessionId}`])
      expect((await otter.request.get(path, { maxRedirects: 0 })).headers().location).toContain(
        "/teach/sign-in",
      );
  });

  await test.step("requests that no browser sends break nothing", async () => {
    const port = Number(new URL(server.origin).port);
    await Promise.all(BROKEN_REQUESTS.map((request) => sendRaw(port, [request])));
    expect((await host.request.get("/api/health")).status()).toBe(200);
    const unreadable = await otter.request.get("/join/%E0%A4%A");
    expect(unreadable.status()).toBe(404);
    expect(await unreadable.text()).toContain(say("common.notFound.title"));
    await expect(host.getByText(say("host.link.live"), { exact: true })).toBeVisible();
    await expect(otter.getByText(say("lab.connection.live"), { exact: true }).last()).toBeVisible();
  });

  const lab = new LabPage(otter);
  await lab.train({ pace: "fast" });
  await lab.runEnds();
  for (const page of pages) await expect(page.getByText(script).first()).toBeAttached();
  await desk.closeRound(1);
  await desk.endSession();
  await host.goto(`/replay/${sessionId}`);
  await new ReplayPage(host).toTheEnd();
  await expect(host.getByText(script).first()).toBeAttached();
  await host.goto(`/teach/${sessionId}`);
  const link = new URL(await desk.shareReplay());
  const log = `/api/sessions/${sessionId}/log`;
  const shared = await (await otter.request.get(log + link.search)).text();
  expect([shared.includes("participant-joined"), shared.includes(RUDE)]).toEqual([true, false]);
  expect(await (await host.request.get(log)).text()).toContain(RUDE);
});

test("a right code opens the class to a browser beside one that guesses, and is refused to the guesser", async ({
  visitors,
  teacher,
}) => {
  const { code } = await openClass(visitors, teacher, "Guessed at", "moons");
  const guesser = await visitors.arrive();
  await guesser.goto("/");
  const guess = async (typed: string) => (await guesser.request.get(`/?code=${typed}`)).text();
  for (let times = 0; times < 10; times++)
    expect(await guess("AAAAAA")).toContain(say("problems.no-such-code"));
  for (const typed of ["AAAAAA", code]) expect(await guess(typed)).toContain(say("problems.too-fast"));
  expect(await (await guesser.request.get(`/join/${code}`)).text()).toContain(say("problems.too-fast"));
  // Programs without a cookie have used up their shared allowance; a browser that comes by a QR code brings a pass on the second request.
  for (let times = 0; times < 25; times++) await sendGuess(guesser);
  const student = await visitors.arrive();
  await student.goto(`/join/${code}`);
  await expect(new EntryPage(student).nickname).toBeVisible();
});

/** Asks as a program without cookies does. */
async function sendGuess(page: Page): Promise<void> {
  await fetch(new URL("/api/join", page.url()), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code: "AAAAAA", nickname: "Eve" }),
  });
}
