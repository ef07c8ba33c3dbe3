import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { lengthOf } from "@/lib/learning/curves/curve";
import { openLabs, type Student, type Tab } from "@/lib/testing/client/lab";
import { SOON } from "@/lib/testing/soon";

/**
 * A student's page that is closed and reopened, in a real Chromium with the real worker and storage. The tests run concurrently, since they
 * mostly wait.
 */
let labs: Awaited<ReturnType<typeof openLabs>>;

beforeAll(async () => {
  labs = await openLabs();
});
afterAll(() => labs.close());
vi.setConfig({ testTimeout: 60_000 });

type State = Awaited<ReturnType<typeof stateOf>>;
const stateOf = (tab: Tab) => tab.play("state");
const until = <Value>(read: () => Value | Promise<Value>, isSo: (value: Value) => boolean) =>
  vi.waitFor(async () => {
    const value = await read();
    if (!isSo(value)) throw new Error(`It is ${JSON.stringify(value)}.`);
  }, SOON);
const shows = (tab: Tab, isSo: (state: State) => boolean) => until(() => stateOf(tab), isSo);
const isReady = (tab: Tab) => shows(tab, ({ status }) => status === "ready");
const isTraining = (tab: Tab) => shows(tab, ({ status }) => status === "training");
const networkIsUp = ({ networks }: Student, count = 1) =>
  until(
    () => networks.length,
    (up) => up === count,
  );
type Stored = Awaited<ReturnType<typeof storedOf>>[number];
const storedOf = (tab: Tab) => tab.play("stored");
/** Waits until the stored first run satisfies a condition. */
const keeps = (tab: Tab, isSo: (run: Stored) => boolean) =>
  until(
    () => storedOf(tab),
    ([run]) => run !== undefined && isSo(run),
  );
const keepsTraining = (tab: Tab, after = 0) => keeps(tab, ({ state }) => state > after);
/** Long enough for things to happen that should not. */
const someTime = (tab: Tab) => tab.page.waitForTimeout(1_400);

async function openLab(...prepare: Parameters<typeof labs.arrive>) {
  const student = await labs.arrive(...prepare);
  const tab = await student.openTab();
  await isReady(tab);
  return { student, tab };
}

test.concurrent("a run whose page is reloaded twice resumes by itself, at most five seconds back, and ends as if nothing had happened", async () => {
  const { student, tab } = await openLab();
  await tab.play("train", 100);
  let resumed = 0;
  for (const _ of ["once", "twice"]) {
    await keepsTraining(tab, resumed);
    const before = await stateOf(tab);
    await tab.reload();
    await isTraining(tab);
    const { news, measured } = await stateOf(tab);
    expect(news).toEqual({ kind: "resumed", run: 0, round: 0, points: 0 });
    expect(measured).toBeGreaterThan(0);
    // At 100 steps per second.
    expect(before.step - measured).toBeLessThan(500);
    resumed = measured;
  }
  await tab.play("setPace", "fast");
  await isReady(tab);
  await tab.play("train", "fast");
  await networkIsUp(student, 2);

  const [interrupted, undisturbed] = student.runs();
  expect(student.runs().map(({ end }) => end?.reason)).toEqual(["finished", "finished"]);
  expect(interrupted.curve).toEqual(undisturbed.curve);
  expect(interrupted.reported).toBe(lengthOf(interrupted.curve));
  expect({ ...student.networks[0], run: 1 }).toEqual(student.networks[1]);
  await student.leave();
});

test.concurrent("a run that was trained while the class was unreachable is sent after a reload, from its start to its network, once", async () => {
  const { student, tab } = await openLab();
  student.reach(false);
  await tab.play("train", "fast");
  await shows(tab, ({ status, waiting }) => status === "ready" && (waiting ?? 0) > 100);
  await keeps(tab, ({ end }) => end === "finished");
  await tab.reload();
  expect(student.runs()).toEqual([]);
  student.reach(true);
  await networkIsUp(student);
  expect(student.runs()).toMatchObject([{ number: 0, end: { reason: "finished" } }]);
  expect(student.networks[0].step).toBe(student.runs()[0].best?.step);
  await shows(tab, ({ status, waiting }) => status === "ready" && waiting === null);
  expect(await stateOf(tab)).toMatchObject({ news: null, models: [0] });
  await keeps(tab, ({ delivered, network }) => delivered && network === "settled");
  await tab.reload();
  await isReady(tab);
  await someTime(tab);
  expect([student.runs().length, student.networks.length]).toEqual([1, 1]);
  await student.leave();
});

test.concurrent("by final weights a run resumed after a reload is uploaded only if it uses all its epochs; a stopped one leaves its network on the page", async () => {
  const student = await labs.arrive(async () => {}, { ranksBy: "final-weights" });
  const tab = await student.openTab();
  await isReady(tab);
  for (const fate of ["stopped", "finished"]) {
    await tab.play("train", 100);
    await until(
      () => storedOf(tab),
      (stored) => (stored.at(-1)?.state ?? 0) > 0,
    );
    await tab.reload();
    await isTraining(tab);
    if (fate === "stopped") await tab.play("stop");
    else await tab.play("setPace", "fast");
    await isReady(tab);
  }
  await networkIsUp(student);
  const [stopped, finished] = student.runs();
  expect([stopped.end?.reason, stopped.best, finished.end?.reason]).toEqual(["stopped", null, "finished"]);
  expect(finished.best).toMatchObject({ epoch: finished.hyperparameters.epochs });
  expect(student.networks).toMatchObject([{ run: 1, step: finished.best?.step }]);
  expect((await stateOf(tab)).models).toEqual([0, 1]);
  await student.leave();
});

test.concurrent("if nothing was stored, the run ends as abandoned, and the page says so", async () => {
  const { student, tab } = await openLab();
  await tab.play("train", 100);
  await until(
    () => student.runs()[0]?.reported ?? 0,
    (reported) => reported > 0,
  );
  await tab.play("finish");
  await tab.reload();
  await until(
    () => student.runs()[0].end?.reason,
    (reason) => reason === "abandoned",
  );
  await isReady(tab);
  expect(await stateOf(tab)).toMatchObject({ news: { kind: "not-kept", run: 0 }, waiting: null });
  await student.leave();
});

test.concurrent("a round that closed while the page was away ends the run there; the page says so, and uploads the best network that the class knows", async () => {
  const { student, tab } = await openLab();
  await tab.play("train", 100);
  await keepsTraining(tab);
  student.reach(false);
  const { reported } = student.runs()[0];
  await keeps(tab, ({ points, state }) => state > 0 && points > reported);
  await tab.page.goto("about:blank");
  student.closeRound();
  student.reach(true);
  await tab.page.goBack();
  await networkIsUp(student);
  const [run] = student.runs();
  expect(run.end).not.toBeNull();
  expect(student.networks[0].step).toBe(run.best?.step);
  const { news } = await stateOf(tab);
  expect(news).toMatchObject({ kind: "too-late", run: 0, round: 0 });
  expect(news?.points).toBeGreaterThan(0);
  await student.leave();
});

test.concurrent("a run that the class did not get before its round closed does not count, and the page says so", async () => {
  const { student, tab } = await openLab();
  student.reach(false);
  await tab.play("train", "fast");
  await keeps(tab, ({ end, points }) => end === "finished" && points > 100);
  await tab.reload();
  student.closeRound();
  student.reach(true);
  await shows(tab, ({ news }) => news?.kind === "unheard");
  expect(student.runs()).toEqual([]);
  await student.leave();
});

test.concurrent("a second tab continues the run of the first, which says so and sends nothing more", async () => {
  const { student, tab: first } = await openLab();
  await first.play("train", 100);
  await keepsTraining(first);
  const second = await student.openTab();
  await isTraining(second);
  await shows(first, ({ elsewhere }) => elsewhere);
  await first.play("stop");
  await second.play("setPace", "fast");
  await networkIsUp(student);
  const { curve, reported, hyperparameters, end } = student.runs()[0];
  expect(end?.reason).toBe("finished");
  expect([lengthOf(curve), curve.epoch.at(-1)]).toEqual([reported, hyperparameters.epochs]);
  expect(student.runs()).toHaveLength(1);
  await student.leave();
});

test.concurrent("a browser whose storage is full continues to train and send, and says that it can store no more", async () => {
  const { student, tab } = await openLab(async (page) => {
    const devtools = await page.context().newCDPSession(page);
    const { origin } = new URL(labs.address);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 100_000 });
  });
  await tab.play("train", 100);
  await shows(tab, ({ keeping }) => keeping === "full");
  expect((await stateOf(tab)).status).toBe("training");
  await tab.play("setPace", "fast");
  await networkIsUp(student);
  expect(student.runs()).toMatchObject([{ end: { reason: "finished" } }]);
  await student.leave();
});

test.concurrent("a page that is reloaded after a run shows the same network as before: its predictions, its next step and the valley around it", async () => {
  const { student, tab } = await openLab();
  await tab.play("setPace", "fast");
  await tab.play("train", "fast");
  await networkIsUp(student);
  await shows(tab, ({ status }) => status === "ready");
  await keeps(tab, ({ stands }) => stands);
  const before = await tab.play("network");
  expect(before.outputs?.every(Number.isFinite)).toBe(true);
  expect(before.valley?.directions).toBe("path");
  await tab.reload();
  await shows(tab, ({ status, run }) => status === "ready" && run === 0);
  expect(await tab.play("network")).toEqual(before);

  const other = await student.openTab();
  await shows(other, ({ status, run }) => status === "ready" && run === 0);
  expect(await other.play("network")).toEqual(before);
  await other.play("train", "fast");
  await networkIsUp(student, 2);
  await keeps(other, ({ stands }) => !stands);
  expect((await storedOf(other)).map(({ stands }) => stands)).toEqual([false, true]);
  await other.play("finish");
  expect(await storedOf(other)).toEqual([]);
  await student.leave();
});
