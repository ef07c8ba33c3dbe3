import type { Page } from "@playwright/test";
import type { EventOf } from "@/lib/session/log/events";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { DeskPage } from "./support/pages/desk-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");
const WALL = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };
/** As long as a step can be cancelled, and a little longer. */
const LONG_ENOUGH = 6_500;

/** How a text of a countdown reads, whatever the second. */
function counting(key: string, values: { round?: number } = {}): RegExp {
  return new RegExp(`^${say(key, { ...values, seconds: 7 }).replace("7", "[1-6]")}$`);
}

test("a step can be taken back on every desk for as long as every screen counts down, and then it is taken", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Second thoughts", "moons");
  const wall = await visitors.arrive({ viewport: WALL, storageState: teacher });
  await wall.goto(`/screen/${desk.sessionId}`);
  const lab = await enterLab(visitors, code);
  const other = new DeskPage(await visitors.arrive({ viewport: PHONE, storageState: teacher }));
  const holdBack = await delayedServer(other.page);
  await other.page.goto(desk.page.url());
  await other.isLive();
  const stored = () => desk.storedSession();
  const cancel = ({ countdown }: DeskPage) => countdown.getByRole("button", { name: say("common.cancel") });

  await test.step("cancelled in time, the class stays where it is on desk, projector and lab", async () => {
    // All at once, as there are five seconds for it.
    await Promise.all([
      desk.startButton(1).click(),
      ...[desk, other].map(({ countdown }) =>
        expect(countdown.getByText(counting("host.countdown.start", { round: 1 }))).toBeVisible(),
      ),
      expect(other.countdown).toBeInViewport({ ratio: 1 }),
      expect(wall.getByText(counting("projector.countdown.start"))).toBeVisible(),
      expect(lab.page.getByText(counting("lab.countdown.start", { round: 1 }))).toBeVisible(),
    ]);
    await cancel(desk).click();
    for (const { countdown } of [desk, other]) await expect(countdown).toBeHidden();
    await desk.page.waitForTimeout(LONG_ENOUGH);
    await expect(desk.startButton(1)).toBeEnabled();
    await expect(wall.getByText(code).first()).toBeVisible();
    await expect(wall.getByText(counting("projector.countdown.start"))).toBeHidden();
    await expect(lab.page.getByText(say("lab.lobby.waiting"))).toBeVisible();
    expect(await stored()).toMatchObject({ phase: { kind: "lobby" }, announced: null });
    await desk.pressUntil("s", desk.countdown);
    await desk.press("Escape");
    await expect(desk.countdown).toBeHidden();
  });

  await test.step("without a cancel it happens once the time is up", async () => {
    await desk.pressUntil("s", desk.countdown);
    await expectAccessible(desk.page, "a desk that counts down");
    await expect(desk.closeButton(1)).toBeVisible();
    await expect(lab.trainButton).toBeEnabled();
    const { events } = await desk.storedLog();
    const announced = events.filter(
      (event): event is EventOf<"step-announced"> => event.type === "step-announced",
    );
    const started = events.find(({ type }) => type === "round-started");
    expect(announced.map(({ step, round }) => [step, round])).toEqual(Array(3).fill(["start-round", 0]));
    expect(started?.at).toBeGreaterThanOrEqual(announced.at(-1)?.due ?? Number.POSITIVE_INFINITY);
  });

  await test.step("another desk of the class cancels, and nobody's training is stopped", async () => {
    await lab.train({ pace: 10 });
    await Promise.all([
      desk.closeButton(1).click(),
      expect(wall.getByText(counting("projector.countdown.close"))).toBeVisible(),
      expect(lab.page.getByText(say("lab.countdown.closing"))).toBeVisible(),
      expect(lab.page.getByText(counting("lab.countdown.close"))).toBeVisible(),
    ]);
    // That it is in sight has been seen; of the five seconds few are left on a slow machine.
    await cancel(other).click({ force: true });
    for (const { countdown } of [desk, other]) await expect(countdown).toBeHidden();
    await expect(lab.page.getByText(say("lab.countdown.closing"))).toBeHidden();
    await desk.page.waitForTimeout(LONG_ENOUGH);
    await expect(lab.stopButton).toBeVisible();
    expect(await stored()).toMatchObject({ phase: { kind: "round", round: 0 }, announced: null });
  });

  await test.step("too late, it is refused in a sentence", async () => {
    await desk.closeButton(1).click();
    await expect(other.countdown).toBeVisible();
    const release = holdBack();
    await desk.takeNow();
    await expect(lab.page.getByText(say("lab.between.over", { number: 1 }))).toBeVisible();
    // That it is in sight has been seen; of the five seconds few are left on a slow machine.
    await cancel(other).click({ force: true });
    release();
    await expect(other.page.getByText(say("problems.step-over"))).toBeVisible();
    await expect(other.countdown).toBeHidden();
  });

  await test.step("the end of the class can be taken back, too, and only the desks count down to it", async () => {
    await desk.command(say("host.end.action"));
    await expect(other.countdown.getByText(counting("host.countdown.end"))).toBeVisible();
    await expect(wall.getByRole("timer")).toBeHidden();
    await desk.press("Escape");
    await expect(other.countdown).toBeHidden();
    await desk.endSession();
    expect((await stored()).phase).toEqual({ kind: "ended" });
  });
});

test("a plan is changed while its class runs, and what was put aside is shown on the projector", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Another plan", "moons", { learningRate: 0.1 });
  const { page } = desk;
  const wall = await visitors.arrive({ viewport: WALL, storageState: teacher });
  await wall.goto(`/screen/${desk.sessionId}`);
  const lab = await enterLab(visitors, code, { nickname: "Ana" });
  const planned = async () => (await desk.storedSession()).plan.rounds.map(({ challenge }) => challenge);
  const plan = page.getByRole("list", { name: say("host.plan.title") });
  const edit = (key: string, values = {}) => say(`host.planEdit.${key}`, values);
  const choose = async (round: number, deed: string) => {
    await plan.getByRole("button", { name: edit("menu", { number: round }) }).click();
    await page.getByRole("menuitem", { name: edit(`deeds.${deed}`) }).click();
  };

  await test.step("a challenge is found and put into the plan, and moved", async () => {
    await page.getByRole("button", { name: edit("insert") }).click();
    const dialog = page.getByRole("dialog", { name: edit("insert") });
    await dialog.getByRole("searchbox", { name: edit("find") }).fill("NOISY curve");
    await expectAccessible(page, "a desk that inserts a round");
    const curve = say("challenges.noisy-curve.title");
    await dialog.getByRole("button", { name: say("teach.plan.addOf", { title: curve }) }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(edit("said.insert", { title: `\u2068${curve}\u2069` }))).toBeVisible();
    await expect.poll(planned).toEqual(["noisy-curve", "moons"]);
    await choose(2, "up");
    await expect.poll(planned).toEqual(["moons", "noisy-curve"]);
    await page.getByRole("button", { name: edit("undo") }).click();
    await expect.poll(planned).toEqual(["noisy-curve", "moons"]);
    await choose(1, "skip");
    await expect.poll(planned).toEqual(["moons"]);
    await expect(plan.getByRole("listitem")).toHaveCount(1);
  });

  await test.step("a running round is made freer, in every lab at once", async () => {
    await desk.startRound(1);
    await expect(lab.trainButton).toBeEnabled();
    await expect(lab.learningRate).toHaveCount(0);
    await choose(1, "freer");
    const dialog = page.getByRole("dialog", { name: edit("freerOf", { number: 1 }) });
    const setting = dialog.getByRole("radiogroup", { name: say("lab.settings.learningRate") });
    await setting.getByRole("radio", { name: say("teach.plan.rules.free") }).click();
    await dialog.getByRole("button", { name: say("teach.plan.rules.done") }).click();
    await expect(dialog).toBeHidden();
    await expect(lab.learningRate).toBeVisible();
    await lab.train({ learningRate: 0.3, pace: "fast" });
    await lab.runEnds();
    expect((await desk.storedSession()).plan.rounds[0].locks).toEqual({});
  });

  await test.step("a picture and a run are put aside, and shown by keys one after the other", async () => {
    await page.getByRole("button", { name: say("host.snapshots.keepPicture") }).click();
    await page.getByRole("button", { name: say("host.snapshots.keepRunOf", { nickname: "Ana" }) }).click();
    const list = page.getByRole("list", { name: say("host.snapshots.title") });
    await expect(list.getByRole("listitem")).toHaveCount(2);
    await desk.press(".");
    await expect(list.getByRole("button", { pressed: true })).toHaveCount(1);
    await expect(wall.getByRole("region", { name: say("projector.board") })).toBeVisible();
    await desk.press(".");
    await expect(wall.getByRole("heading", { name: /^Ana/ })).toBeVisible();
    await expect(wall.getByText(say("projector.snapshots.score"), { exact: true })).toBeVisible();
    // What the network makes of the plane is drawn from its weights, once the server has checked them.
    const [surface] = say("charts.surface", { shares: "§" }).split("§");
    await expect(wall.getByRole("img", { name: surface })).toBeVisible();
    await expectAccessible(wall, "a wall with a run that was put aside");
    await expectAccessible(page, "a desk with snapshots");
    await desk.command(say("host.snapshots.stop"));
    await expect(wall.getByRole("heading", { name: /^Ana/ })).toBeHidden();
  });

  await test.step("the round is played again as the next one, and a lab that does not know it waits", async () => {
    await desk.closeRound(1);
    await choose(1, "again");
    await expect.poll(planned).toEqual(["moons", "moons"]);
    await desk.startRound(2);
    await expect(lab.page.getByRole("heading", { name: /^Round 2 ·/ })).toBeVisible();
    await expect(wall.getByRole("heading", { name: /^Round 2/ })).toBeVisible();
    await desk.endSession();
  });
});

/** To be called before the page is loaded. Returns a function that holds back whatever the server sends it, until the function which that returns is called. */
async function delayedServer(page: Page): Promise<() => () => void> {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/socket/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (held) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return () => {
    held = [];
    return () => {
      for (const send of held ?? []) send();
      held = null;
    };
  };
}
