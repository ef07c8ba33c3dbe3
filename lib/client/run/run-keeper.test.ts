import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lengthOf } from "@/lib/learning/curves/curve";
import { encodeSplit } from "@/lib/protocol/split";
import { labInClass } from "@/lib/testing/client/lab-in-class";
import { calibration, points, round, settings, split } from "@/lib/testing/client/run-keeper";
import { SOON } from "@/lib/testing/soon";
import type { RunKeeper } from "./run-keeper";
import { specOf } from "./run-state";

/** Lets downloads and answers arrive. */
const ready = () => vi.waitUntil(() => keeper.store.getState().status === "ready", SOON);

/** Waits for more turns of the event loop than anything here takes, which does not depend on the speed of the machine. */
async function settle() {
  for (let turn = 0; turn < 20; turn++) await new Promise((resume) => setTimeout(resume));
}

beforeEach(() => {
  vi.stubGlobal("fetch", async () => new Response(gzipSync(Buffer.from(encodeSplit(split)))));
});
let keeper: RunKeeper;
afterEach(() => {
  keeper.dispose();
  vi.unstubAllGlobals();
});

async function lab(pause?: (milliseconds: number) => Promise<void>) {
  const opened = labInClass(pause);
  keeper = opened.keeper;
  await ready();
  return opened;
}

test("a round's examples are loaded, and the preset is prepared, before anyone clicks", async () => {
  const { asked } = await lab();
  expect(asked).toEqual(["stop", "load", "prepare auto"]);
  expect(keeper.store.getState()).toMatchObject({
    status: "ready",
    examples: { train: split },
    problem: null,
  });
});

test("a run goes from the click through its points to its end, both on the page and in the class", async () => {
  const { klass, listeners } = await lab();
  keeper.start(settings);
  expect(keeper.store.getState()).toMatchObject({ status: "calibrating", run: null });
  listeners[0].started(calibration);
  listeners[0].points(0, points(0, 3));
  listeners[0].progress({ step: 3, totalSteps: 10, stepsPerSecond: 100, elapsedMs: 30 });
  expect(keeper.store.getState()).toMatchObject({
    status: "training",
    run: 0,
    waiting: 3,
    progress: { step: 3 },
  });
  await settle();
  listeners[0].points(3, points(3, 5));
  listeners[0].ended("finished", []);
  await settle();
  expect(keeper.store.getState()).toMatchObject({ status: "ready", run: 0, waiting: null, progress: null });
  expect(klass.runs()).toMatchObject([
    { number: 0, device: calibration.device, reported: 5, end: { reason: "finished" } },
  ]);
  expect(klass.runs()[0].curve).toEqual(keeper.store.getState().curve);
});

test("training again stops the run before, and both keep their curves", async () => {
  const { klass, listeners } = await lab();
  keeper.start(settings);
  listeners[0].started(calibration);
  listeners[0].points(0, points(0, 3));
  keeper.setPace("fast");
  keeper.start(settings);
  listeners[0].ended("stopped", []);
  expect(keeper.store.getState().status).toBe("calibrating");
  listeners[1].started(calibration);
  listeners[1].points(0, points(0, 2));
  await settle();
  expect([...keeper.store.getState().curves].map(([run, curve]) => [run, lengthOf(curve)])).toEqual([
    [0, 3],
    [1, 2],
  ]);
  expect(klass.runs().map((run) => run.end?.reason ?? null)).toEqual(["stopped", null]);
});

test("a run that began just before a pause is kept, and accepted when the class continues", async () => {
  const { klass, listeners, asked } = await lab(() => new Promise((resume) => setTimeout(resume, 5)));
  klass.host({ type: "pause-round", round: 0 });
  keeper.start(settings);
  listeners[0].started(calibration);
  keeper.hold(true);
  listeners[0].points(0, points(0, 3));
  await settle();
  expect(asked.at(-1)).toBe("hold");
  expect(klass.runs()).toEqual([]);
  expect(keeper.store.getState()).toMatchObject({ status: "training", run: 0, waiting: 3, problem: null });
  klass.host({ type: "resume-round", round: 0 });
  keeper.hold(false);
  await settle();
  expect(klass.runs()).toMatchObject([{ number: 0, reported: 3, end: null }]);
});

test("without storage, a run that was training when the page was reloaded is given up, once, and the page says so", async () => {
  const { klass, listeners } = await lab();
  await klass.send({ type: "start-run", run: 0, round: 0, ...settings, device: calibration.device });
  keeper.setOwnRuns(0, klass.runs());
  await settle();
  expect(keeper.store.getState()).toMatchObject({
    keeping: "missing",
    news: { kind: "not-kept", run: 0, round: 0 },
  });
  expect(klass.runs()[0].end?.reason).toBe("abandoned");
  keeper.setOwnRuns(0, klass.runs());
  keeper.start(settings);
  listeners[0].started(calibration);
  keeper.setOwnRuns(0, klass.runs());
  await settle();
  expect(keeper.store.getState().run).toBe(1);
  expect(klass.runs()[1].end).toBeNull();
});

test("when the round closes, training stops, and what comes too late is dropped silently", async () => {
  const { klass, listeners, asked } = await lab();
  keeper.start(settings);
  listeners[0].started(calibration);
  await settle();
  klass.host({ type: "close-round", round: 0 });
  keeper.enter(null);
  expect(asked.at(-1)).toBe("stop");
  listeners[0].points(0, points(0, 3));
  listeners[0].ended("stopped", []);
  await settle();
  expect(keeper.store.getState()).toMatchObject({ status: "ready", waiting: null, problem: null });
  keeper.start(settings);
  expect(listeners).toHaveLength(1);
});

test("a run that the class refuses is stopped, says why, and leaves its number to the next", async () => {
  const { klass, listeners, asked } = await lab();
  keeper.start(settings);
  klass.host({ type: "close-round", round: 0 });
  listeners[0].started(calibration);
  await settle();
  expect(keeper.store.getState().problem).toBe("round-not-running");
  expect(asked.at(-1)).toBe("stop");
  listeners[0].ended("stopped", []);
  klass.host({ type: "start-round", round: 1 });
  keeper.enter({ ...round, round: 1 });
  await ready();
  keeper.start(settings);
  listeners[1].started(calibration);
  await settle();
  expect(keeper.store.getState()).toMatchObject({ run: 0, status: "training", problem: null });
  expect(klass.runs()).toMatchObject([{ number: 0, round: 1 }]);
});

test("when the round does not allow a run, the page says why, and earlier runs stay as they were", async () => {
  const { klass, listeners } = await lab();
  keeper.start(settings);
  listeners[0].started(calibration);
  listeners[0].points(0, points(0, 3));
  listeners[0].ended("finished", []);
  await settle();
  klass.host({ type: "close-round", round: 0 });
  klass.host({ type: "start-round", round: 2 });
  keeper.enter({ ...round, round: 2 });
  await ready();
  keeper.start(settings);
  listeners[1].started(calibration);
  listeners[1].points(0, points(0, 2));
  await settle();
  expect(keeper.store.getState()).toMatchObject({ problem: "network-too-large", waiting: null });
  listeners[1].ended("stopped", []);
  expect(keeper.store.getState().status).toBe("ready");
  expect(klass.runs()).toMatchObject([{ number: 0, reported: 3, end: { reason: "finished" } }]);
  expect(keeper.store.getState().curves.get(0)).toEqual(points(0, 3));
});

test("when a browser cannot train, the page says so, and the class does not wait for the run", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { klass, listeners } = await lab();
  keeper.start(settings);
  listeners[0].started(calibration);
  listeners[0].failed("No engine works.", null);
  await settle();
  expect(keeper.store.getState()).toMatchObject({ status: "failed", problem: "training-failed" });
  expect(klass.runs()[0].end?.reason).toBe("abandoned");
});

test("the engine of the next run is known before the click, and compared again when the student chooses another", async () => {
  const { listeners, compared, asked } = await lab();
  compared[0](calibration);
  expect(keeper.store.getState()).toMatchObject({ calibration, engine: "auto" });
  keeper.setEngine("webgpu");
  keeper.start(settings);
  expect(asked.slice(3)).toEqual(["prepare webgpu", "start watch webgpu"]);
  listeners[0].started({ ...calibration, chosen: "by-hand" });
  compared[1](calibration);
  expect(keeper.store.getState()).toMatchObject({ engine: "webgpu", calibration: { chosen: "by-hand" } });
});

test("when a chosen engine does not work here, the page says why, and another can be chosen at once", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { klass, listeners } = await lab();
  keeper.setEngine("webgpu");
  keeper.start(settings);
  listeners[0].failed("webgpu does not train here.", "differs");
  expect(keeper.store.getState()).toMatchObject({ status: "ready", problem: "engine-differs" });
  keeper.setEngine("auto");
  expect(keeper.store.getState()).toMatchObject({ engine: "auto", problem: null });
  await settle();
  expect(klass.runs()).toEqual([]);
});

test("the network of a run that has ended is kept with its settings, at its best", async () => {
  const { listeners } = await lab();
  keeper.start(settings);
  listeners[0].started(calibration);
  listeners[0].ended("finished", [
    { step: 0, weights: new Float32Array([0, 0, 0]) },
    { step: 1, weights: new Float32Array([1, 2, 3]) },
  ]);
  const model = { spec: specOf(settings, round), weights: new Float32Array([1, 2, 3]) };
  expect([...keeper.store.getState().models]).toEqual([[0, model]]);
});

/** Best points at these steps, with weights equal to the step. */
const bests = (...steps: number[]) => steps.map((step) => ({ step, weights: new Float32Array([step]) }));

/** A curve in which every point is better than the one before. */
function rising(from: number, to: number) {
  const flat = points(from, to);
  return {
    ...flat,
    validationScore: flat.step.map((step) => 20 + step),
    validationLoss: flat.step.map((step) => Math.LN2 * (0.8 - step / 100)),
  };
}

test("when the class has a whole run, its best network is uploaded, and is being checked until there is a verdict", async () => {
  const { klass, listeners, uploads } = await lab();
  keeper.start(settings);
  listeners[0].started(calibration);
  listeners[0].points(0, rising(0, 3));
  listeners[0].ended("finished", bests(0, 1, 2));
  expect(uploads).toEqual([]);
  await settle();
  expect(uploads).toEqual([[0, 2, 2]]);
  expect([...keeper.store.getState().checking]).toEqual([0]);
  klass.judge(0, 22);
  keeper.setOwnRuns(0, klass.runs());
  expect([...keeper.store.getState().checking]).toEqual([]);
});

test("of a run cut off by the end of its round, the best network that the class knows is uploaded, not a later one", async () => {
  const { klass, listeners, uploads } = await lab();
  keeper.start(settings);
  listeners[0].started(calibration);
  listeners[0].points(0, rising(0, 3));
  await settle();
  klass.host({ type: "close-round", round: 0 });
  listeners[0].points(3, rising(3, 6));
  keeper.enter(null);
  listeners[0].ended("stopped", bests(1, 2, 3, 4, 5));
  await settle();
  expect(uploads).toEqual([]);
  keeper.setOwnRuns(0, klass.runs());
  await settle();
  expect(uploads).toEqual([[0, 2, 2]]);
});

test("a refused run uploads no network, and the next one with its number uploads its own", async () => {
  const { klass, listeners, uploads } = await lab();
  keeper.start(settings);
  klass.host({ type: "close-round", round: 0 });
  listeners[0].started(calibration);
  listeners[0].points(0, rising(0, 3));
  await settle();
  listeners[0].ended("stopped", bests(2));
  klass.host({ type: "start-round", round: 1 });
  keeper.enter({ ...round, round: 1 });
  await ready();
  keeper.start(settings);
  listeners[1].started(calibration);
  listeners[1].points(0, rising(0, 2));
  listeners[1].ended("finished", bests(1));
  await settle();
  expect(uploads).toEqual([[0, 1, 1]]);
});

test("a network that is too large to check is no longer being checked, and is marked as unchecked", async () => {
  const { listeners, refuse } = await lab();
  refuse("too-much-to-check");
  keeper.start(settings);
  listeners[0].started(calibration);
  listeners[0].points(0, rising(0, 2));
  listeners[0].ended("finished", bests(1));
  await settle();
  expect(keeper.store.getState()).toMatchObject({
    checking: new Set(),
    unchecked: new Set([0]),
    problem: null,
  });
});

test("points that were not sent before the round closed are lost, and the page says how many", async () => {
  const { klass, listeners, reach } = await lab();
  keeper.start(settings);
  listeners[0].started(calibration);
  listeners[0].points(0, points(0, 3));
  await settle();
  reach(false);
  listeners[0].points(3, points(3, 8));
  await settle();
  klass.host({ type: "close-round", round: 0 });
  reach(true);
  await settle();
  expect(keeper.store.getState()).toMatchObject({
    news: { kind: "too-late", run: 0, round: 0, points: 5 },
    problem: null,
  });
  expect(klass.runs()[0].reported).toBe(3);
});

test("learning rates are tried only while a round is running", async () => {
  const { asked } = await lab();
  keeper.sweep(settings, () => {})();
  expect(asked.slice(3)).toEqual(["sweep", "sweep broken off"]);
  keeper.enter(null);
  const onSweep = vi.fn();
  keeper.sweep(settings, onSweep);
  expect(onSweep.mock.calls).toEqual([[null, true]]);
});
