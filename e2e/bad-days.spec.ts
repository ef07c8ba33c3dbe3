import type { Page } from "@playwright/test";
import { lengthOf } from "@/lib/learning/curves/curve";
import { expectAccessible } from "./support/accessibility";
import { expect, TEACHER, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { DeskPage } from "./support/pages/desk-page";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { SessionsPage } from "./support/pages/sessions-page";
import { SignInPage } from "./support/pages/sign-in-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");
const ARABIC = sayIn("ar");

test("a code that no class has is refused in a sentence, and so is a taken nickname", async ({
  visitors,
  teacher,
}) => {
  const { code } = await openClass(visitors, teacher, "A bad day", "moons");
  const first = await visitors.arrive();
  await new EntryPage(first).join(code, "Curious Otter");

  const second = await visitors.arrive();
  const entry = new EntryPage(second);
  await entry.open();
  await entry.typeCode(code === "ACDEFG" ? "ACDEFH" : "ACDEFG");
  await expect(entry.refusal).toHaveText(say("problems.no-such-code"));
  await expectAccessible(second, "a refused code");
  // Lower case with a dash, as people type it.
  await entry.typeCode(`${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase());
  await entry.takeSeat("curious  OTTER");
  await expect(entry.refusal).toHaveText(say("problems.nickname-taken"));
  await expectAccessible(second, "a refused nickname");
  await entry.takeSeat("Brave Panda");
  await second.waitForURL(/\/play\//);
});

test("a lab that loses its connection trains on, and brings every point when it is back", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A bad day", "moons");
  const page = await visitors.arrive();
  await new EntryPage(page).join(code, "Curious Otter");
  const lab = new LabPage(page);
  await desk.startRound(1);
  await lab.train({ pace: 10 });
  await expect.poll(async () => await lab.accuracy()).not.toBeNull();

  await page.context().setOffline(true);
  const waiting = say("lab.connection.offline", { training: "yes", count: 42 }).replace("42", "\\d+");
  await expect(page.getByText(new RegExp(`^${waiting}$`))).toBeVisible({ timeout: 60_000 });
  await lab.choose({ pace: "fast" });
  await expect(lab.trainButton).toBeEnabled({ timeout: 60_000 });
  await expect(lab.saved).toBeHidden();
  await page.context().setOffline(false);
  await expect(lab.saved).toBeVisible({ timeout: 30_000 });

  const session = await desk.storedSession();
  const [run] = session.participants[0].runs;
  expect(run.end?.reason).toBe("finished");
  expect(lengthOf(run.curve)).toBe(run.reported);
  expect(run.curve.epoch.at(-1)).toBe(run.hyperparameters.epochs);
});

test("a lab that is reloaded in the middle of a run goes on with it by itself, to the very curve of a run that nothing happened to", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A bad day", "moons");
  const lab = await enterLab(visitors, code);
  await desk.startRound(1);
  // So slow that the run cannot end before the page has been reloaded twice.
  await lab.train({ pace: 10 });
  for (let time = 0; time < 2; time++) {
    await expect.poll(async () => (await lab.accuracy()) ?? 0).toBeGreaterThan(0);
    await lab.page.waitForTimeout(1_500);
    await lab.page.reload();
    await expect(lab.stopButton).toBeVisible();
    await expect(lab.page.getByText(say("lab.news.resumed", { number: 1 }))).toBeVisible();
  }
  await lab.choose({ pace: "fast" });
  await lab.runEnds();
  await expectAccessible(lab.page, "a run that went on after a reload");
  await lab.train({ pace: "fast" });
  await lab.runEnds();
  await expect(lab.trust).toHaveText(say("board.trust.checked"));

  const [interrupted, undisturbed, ...more] = (await desk.storedSession()).participants[0].runs;
  expect([interrupted.end?.reason, undisturbed.end?.reason, more.length]).toEqual([
    "finished",
    "finished",
    0,
  ]);
  expect(interrupted.reported).toBe(lengthOf(interrupted.curve));
  expect(interrupted.curve).toEqual(undisturbed.curve);
});

test("a desk that is closed in the middle of a round is back on another computer, and the class never stopped", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A bad day", "moons");
  const address = desk.page.url();
  const lab = await enterLab(visitors, code);
  await desk.startRound(1);
  await lab.train({ pace: 10 });
  await desk.page.context().close();
  const before = (await lab.step()) ?? 0;
  const elsewhere = new DeskPage(await visitors.arrive({ storageState: teacher }));
  await elsewhere.page.goto(address);
  await elsewhere.isLive();
  await expect(elsewhere.closeButton(1)).toBeEnabled();
  await expect(elsewhere.roster).toContainText("Curious Otter");
  expect((await lab.step()) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(before);
  await lab.choose({ pace: "fast" });
  await lab.runEnds();
  const [run] = (await elsewhere.storedSession()).participants[0].runs;
  expect([run.end?.reason, lengthOf(run.curve)]).toEqual(["finished", run.reported]);
  await elsewhere.closeRound(1);
  await expect(lab.page.getByText(say("lab.between.over", { number: 1 }))).toBeVisible();
});

test("a server that is restarted in the middle of a run costs nobody a point", async ({
  server,
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A bad day", "noisy-curve");
  const page = await visitors.arrive();
  await new EntryPage(page).join(code, "Curious Otter");
  const lab = new LabPage(page);
  await desk.startRound(1);
  await lab.train({ pace: "watch" });
  await expect(desk.roster).toContainText("%");
  await server.restart();
  await lab.runEnds();
  await desk.isLive();

  const [run] = (await desk.storedSession()).participants[0].runs;
  expect(run.end?.reason).toBe("finished");
  expect(lengthOf(run.curve)).toBe(run.reported);
  expect(run.curve.epoch.at(-1)).toBe(run.hyperparameters.epochs);
});

test("a removed student is told so and stays out until they ask and the teacher lets them back in", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A bad day", "moons");
  const { page: host } = desk;
  const lab = await enterLab(visitors, code);
  const { page } = lab;
  await desk.startRound(1);
  await lab.train({ pace: "fast" });
  await lab.runEnds();
  await desk.remove("Curious Otter");
  await expect(page.getByRole("alert").filter({ hasText: say("problems.seat-removed") })).toBeVisible();
  await expectAccessible(page, "a seat that was taken away");
  await page.goto(`/play/${code}`);
  await expect(desk.roster).toBeHidden();
  await host.getByText(say("host.removed.title", { count: 1 })).click();
  await expectAccessible(host, "a desk with someone who was removed");

  await page.getByRole("button", { name: say("lab.removed.ask") }).click();
  await expect(page.getByText(say("lab.removed.asked"))).toBeVisible();
  const atTheDoor = host.getByRole("list", { name: say("host.door.waiting") });
  await expect(atTheDoor).toContainText(say("host.door.asksBack"));
  await expectAccessible(host, "a desk at whose door someone asks to come back");
  await atTheDoor
    .getByRole("button", { name: say("host.removed.letBackInNamed", { nickname: "Curious Otter" }) })
    .click();
  await expect(desk.row("Curious Otter")).toBeVisible();
  await lab.train({ pace: "fast" });
  await lab.runEnds();
  const [{ removals, runs }] = (await desk.storedSession()).participants;
  expect([removals, runs.map(({ end }) => end?.reason)]).toEqual([1, ["finished", "finished"]]);
});

test("a second tab of one seat takes over with the run that is going, and the first can take it back", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A bad day", "moons");
  const first = await enterLab(visitors, code);
  await desk.startRound(1);
  await first.train({ pace: 10 });
  await first.page.waitForTimeout(1_500);
  const second = new LabPage(await first.page.context().newPage());
  const isPaused = ({ page }: LabPage) =>
    expect(page.getByRole("alert").filter({ hasText: say("problems.seat-elsewhere") })).toBeVisible();
  await second.page.goto(`/play/${code}`);
  await expect(second.stopButton).toBeVisible();
  await isPaused(first);
  await first.page.getByRole("button", { name: say("lab.goodbye.here") }).click();
  await expect(first.stopButton).toBeVisible();
  await isPaused(second);
  await first.choose({ pace: "fast" });
  await first.runEnds();
  await expect(desk.roster.getByRole("listitem")).toHaveCount(1);
  const { runs } = (await desk.storedSession()).participants[0];
  expect(runs.map(({ end, curve, reported }) => [end?.reason, lengthOf(curve) === reported])).toEqual([
    ["finished", true],
  ]);
});

test("a wrong password is refused, the right one is not", async ({ visitors, teacher }) => {
  expect(teacher.cookies.length).toBeGreaterThan(0);
  const page = await visitors.arrive();
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(TEACHER.email, "not the password");
  await expect(page.getByRole("alert").filter({ hasText: say("problems.sign-in-failed") })).toBeVisible();
  await expectAccessible(page, "a refused sign-in");
  await signIn.signIn(TEACHER.email, TEACHER.password);
  await expect(new SessionsPage(page).heading).toBeVisible();
});

test("nobody watches a class or its replay without its teacher's cookie or link", async ({
  visitors,
  teacher,
}) => {
  const { desk } = await openClass(visitors, teacher, "A bad day", "moons");
  const id = desk.sessionId;
  const stranger = await visitors.arrive();
  expect((await stranger.request.get(`/api/sessions/${id}/log`)).status()).toBeGreaterThanOrEqual(400);
  expect((await stranger.request.get(`/api/sessions/${id}/log?share=guess`)).status()).toBeGreaterThanOrEqual(
    400,
  );
  for (const path of [`/replay/${id}`, `/replay/${id}?share=guess`, `/teach/${id}`, `/screen/${id}`]) {
    await stranger.goto(path);
    await expect(stranger.getByText("A bad day")).toHaveCount(0);
  }
});

test("an Arabic reader finds every word in Arabic, from right to left", async ({ visitors, teacher }) => {
  const { desk, code } = await openClass(visitors, teacher, "A bad day", "moons");
  const page = await visitors.arrive({ locale: "ar", viewport: { width: 390, height: 844 } });
  const entry = new EntryPage(page, "ar");
  await entry.open();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expectAccessible(page, "the code, in Arabic");
  await entry.typeCode(code);
  await expect(entry.nickname).toBeVisible();
  await expectAccessible(page, "the nickname, in Arabic");
  await entry.takeSeat("قطة ذكية");
  await page.waitForURL(/\/play\//);
  await expect(page.getByText(ARABIC("lab.lobby.waiting"))).toBeVisible();
  await expect(desk.roster).toContainText("قطة ذكية");

  await desk.startRound(1);
  const lab = new LabPage(page, "ar");
  await lab.train({ learningRate: 0.1, pace: "fast" });
  await lab.runEnds();
  expect(await lab.accuracy()).toBeGreaterThan(50);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expectAccessible(page, "the lab, in Arabic");
});

test("what is typed before the page has come alive is kept", async ({ visitors, teacher }) => {
  const { code, desk } = await openClass(visitors, teacher, "A bad day", "moons");
  const page = await visitors.arrive();
  const arrive = await holdScripts(page);
  await page.goto(`/join/${code}`, { waitUntil: "commit" });
  const { nickname } = new EntryPage(page);
  await nickname.fill("Early Bird");
  arrive();
  await page.waitForLoadState("networkidle");
  await expect(nickname).toHaveValue("Early Bird");
  await page.getByRole("button", { name: say("join.enter") }).click();
  await page.waitForURL(/\/play\//);
  await expect(desk.roster).toContainText("Early Bird");
});

test("who goes in before the page has come alive is in; a link that only says so takes no seat", async ({
  visitors,
  teacher,
}) => {
  const { code, desk } = await openClass(visitors, teacher, "A bad day", "moons");
  const page = await visitors.arrive();
  const early = new EntryPage(page);
  const arrive = await holdScripts(page);
  await page.goto(`/join/${code}`, { waitUntil: "commit" });
  await early.nickname.fill("Early Bird");
  await early.nickname.press("Enter");
  await page.waitForURL(/nickname=/, { waitUntil: "commit" });
  arrive();
  await page.waitForURL(/\/play\//);
  await expect(desk.roster).toContainText("Early Bird");

  const other = await visitors.arrive();
  await other.goto(`/join/${code}?nickname=Rude+Word`);
  await expect(other).not.toHaveURL(/nickname=/);
  await expect(new EntryPage(other).nickname).toBeVisible();
  await expect(desk.roster.getByRole("listitem")).toHaveCount(1);
});

test("the join page sends less than 130 kB of JavaScript", async ({ visitors }) => {
  const page = await visitors.arrive();
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await new EntryPage(page).open();
  await page.waitForLoadState("networkidle");
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(130_000);
});

/** Delays scripts, as on a slow network, until the returned function is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let arrive = () => {};
  const slow = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await slow;
    await route.continue();
  });
  return () => arrive();
}
