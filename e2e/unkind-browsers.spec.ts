import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, TEACHER, test } from "./support/classroom";
import { openClass } from "./support/openings";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { expectOpenedTest, openedTest } from "./support/pages/opened-test";
import { ReplayPage } from "./support/pages/replay-page";
import { SignInPage } from "./support/pages/sign-in-page";
import { sayIn } from "./support/texts";
import { expectNoLooseTexts, isTranslated, translatePages } from "./support/translation";

const say = sayIn("en");

test("a class whose browsers translate every page trains, sees its test and its replay, and reads what is new", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Traduit", "moons");
  const host = desk.page;
  await translatePages(host);
  await host.reload();
  await isTranslated(host);
  const wall = await host.context().newPage();
  await wall.goto(`/screen/${desk.sessionId}`);
  await isTranslated(wall);

  const page = await visitors.arrive();
  await translatePages(page);
  await new EntryPage(page).join(code, "Curious Otter");
  const lab = new LabPage(page);
  await isTranslated(page);
  await expect(desk.roster).toContainText("Curious Otter");
  await expect(wall.getByText("Curious Otter")).toBeVisible();

  await desk.startRound(1);
  await lab.train({ pace: "fast" });
  await lab.runEnds();
  await expect(lab.runs).toHaveCount(1);
  await expectNoLooseTexts(host, "the desk in a round");
  await lab.train({ learningRate: 0.05, pace: "fast" });
  await lab.runEnds();
  await expect(lab.runs).toHaveCount(2);
  for (const tab of ["slow-motion", "valley", "mistakes", "scale", "learnt"] as const) await lab.look(tab);
  for (const [name, screen] of Object.entries({ lab: page, desk: host, projector: wall }))
    await expectNoLooseTexts(screen, `the ${name} in a round`);

  await desk.closeRound(1);
  await expect(page.getByRole("heading", { name: say("lab.between.over", { number: 1 }) })).toBeVisible();
  await desk.openTest(1);
  await expect.poll(async () => openedTest(await desk.storedSession(), 0)).toHaveLength(1);
  const session = await desk.storedSession();
  for (const screen of [page, host, wall]) await expectOpenedTest(screen, openedTest(session, 0));
  await desk.endSession();
  await expect(page.getByRole("heading", { name: say("lab.ended.title") })).toBeVisible();

  await host.goto(`/replay/${desk.sessionId}`);
  await isTranslated(host);
  const replay = new ReplayPage(host);
  // Below it, a slow machine says how much of the replay is still loading.
  const clock = host
    .getByRole("region", { name: say("replay.controls") })
    .locator("p")
    .first();
  await expect(clock).toContainText("0:00");
  await host.keyboard.press("Space");
  await expect(clock).not.toContainText("0:00");
  await replay.toTheEnd();
  await expectOpenedTest(host, openedTest(session, 0));
  await expectNoLooseTexts(host, "the replay");
});

test("a browser that blocks cookies is told what to do, and leaves no ghost; one that forbids storage alone still trains", async ({
  server,
  visitors,
  teacher,
  playwright,
  launchOptions,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "No cookies", "moons");
  // As a school's policy or a user's setting does: when cookies are blocked, Chromium blocks all storage.
  const profile = mkdtempSync(path.join(tmpdir(), "downhill-profile-"));
  mkdirSync(path.join(profile, "Default"));
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(path.join(profile, "Default/Preferences"), JSON.stringify(settings));
  const blocking = await playwright.chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: server.origin,
    locale: "en",
  });
  try {
    const page = await blocking.newPage();
    const entry = new EntryPage(page);
    for (let time = 0; time < 2; time++) {
      await page.goto(`/join/${code}`);
      await entry.takeSeat("Brave Panda");
      await expect(entry.refusal).toHaveText(say("problems.cookies-blocked"));
    }
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.signIn(TEACHER.email, TEACHER.password);
    await expect(entry.refusal).toHaveText(say("problems.cookies-blocked"));
  } finally {
    await blocking.close();
    rmSync(profile, { recursive: true });
  }

  const page = await visitors.arrive();
  await page.addInitScript(() => {
    for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("The user denied permission", "SecurityError");
        },
      });
  });
  // The nickname is free: nobody took it.
  await new EntryPage(page).join(code, "Brave Panda");
  await expect(desk.roster.getByRole("listitem")).toHaveCount(1);
  await desk.startRound(1);
  const lab = new LabPage(page);
  await lab.train({ pace: "fast" });
  await lab.runEnds();
});

test("a projector and a lab keep the screen awake, controls are seen in high contrast, and a dark replay prints light", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Paper and light", "moons");
  const wall = await desk.page.context().newPage();
  await recordLocks(wall);
  await wall.goto(`/screen/${desk.sessionId}`);
  await expect.poll(() => locksHeld(wall)).toBe(1);
  // A hidden page loses its lock by itself; here the page only gets the events for being hidden and shown again.
  await wall.evaluate(() => window.locks?.forEach((lock) => void lock.release()));
  await wall.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(() => locksHeld(wall)).toBe(1);

  const page = await visitors.arrive();
  await recordLocks(page);
  await new EntryPage(page).join(code, "Curious Otter");
  const lab = new LabPage(page);
  await desk.startRound(1);
  await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });
  expect(await locksHeld(page)).toBe(0);
  await page.emulateMedia({ forcedColors: "active" });
  const ground = await colour(page.locator("body"), "background-color");
  expect(await colour(lab.trainButton, "border-top-color")).not.toBe(ground);
  const chosenTab = page.getByRole("tablist").getByRole("tab", { selected: true });
  expect(await colour(chosenTab, "background-color", "::after")).not.toBe(ground);
  expect(
    await colour(
      page
        .locator("label, div")
        .filter({ has: page.getByRole("slider") })
        .last()
        .locator(".."),
      "outline-color",
    ),
  ).not.toBe(ground);
  await page.emulateMedia({ forcedColors: "none" });
  await lab.train({ pace: 10 });
  await expect.poll(() => locksHeld(page)).toBe(1);
  await lab.stopButton.click();
  await expect.poll(() => locksHeld(page)).toBe(0);
  await desk.endSession();
  await expect.poll(() => locksHeld(wall)).toBe(0);

  const host = desk.page;
  await host.emulateMedia({ colorScheme: "dark" });
  await host.goto(`/replay/${desk.sessionId}`);
  await new ReplayPage(host).toTheEnd();
  await expect(host.locator("[data-ground='dark'] canvas, canvas[data-ground='dark']").first()).toBeVisible();
  await host.emulateMedia({ media: "print" });
  await expect(host.getByRole("region", { name: say("replay.controls") })).toBeHidden();
  expect(await colour(host.locator("body"), "background-color")).toBe("rgb(255, 255, 255)");
});

declare global {
  interface Window {
    locks?: WakeLockSentinel[];
  }
}

/** Records the wake locks that this page takes; they are real ones. */
async function recordLocks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const locks: WakeLockSentinel[] = [];
    window.locks = locks;
    const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = async (type) => {
      const lock = await request(type);
      locks.push(lock);
      return lock;
    };
  });
}

function locksHeld(page: Page): Promise<number | undefined> {
  return page.evaluate(() => window.locks?.filter(({ released }) => !released).length);
}

/** A computed colour of an element, or of what CSS draws after it. */
function colour(element: Locator, property: string, part?: "::after"): Promise<string> {
  return element.evaluate(
    (node, [name, pseudo]) => getComputedStyle(node, pseudo).getPropertyValue(name!),
    [property, part],
  );
}
