import { expect, test } from "vitest";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { RunSpec } from "@/lib/learning/training/training";
import type { Valley } from "@/lib/learning/training/valley";
import { calibration, points, settings, split } from "@/lib/testing/client/run-keeper";
import type { OnValley } from "@/lib/trainer/lens/surveyor";
import type { RunListener, Trainer } from "@/lib/trainer/run/trainer";
import { createDuelKeeper } from "./live-duel";

const spec: RunSpec = { ...settings, task: { kind: "regression" }, featureShape: [2], seed: 5 };
const faster: Settings = {
  ...settings,
  hyperparameters: { ...settings.hyperparameters, learningRate: 3 },
};
const examples = { train: split, validation: split };
const settle = () => new Promise((resume) => setTimeout(resume));

/** Workers that the test controls. */
function workers() {
  const started: { spec: RunSpec; pace: unknown; engine: unknown; listener: RunListener }[] = [];
  const valleys: OnValley[][] = [];
  const calls: string[] = [];
  let alive = 0;
  const create = (): Trainer => {
    const index = alive++;
    valleys[index] = [];
    return {
      warm: () => {},
      load: () => {},
      prepare: () => {},
      start: (own, { pace, engine }, listener) => void started.push({ spec: own, pace, engine, listener }),
      stop: () => void calls.push(`stop ${index}`),
      setPace: (pace) => void calls.push(`pace ${index} ${pace}`),
      hold: () => {},
      place: () => {},
      sweep: () => () => {},
      predict: async () => null,
      predictModel: async () => null,
      recall: () => {},
      trajectory: async () => null,
      trace: async () => null,
      write: async () => null,
      letters: async () => null,
      inside: async () => null,
      valley(onValley) {
        valleys[index].push(onValley);
        return () => onValley(null, true);
      },
      slice: async () => null,
      dispose: () => void calls.push(`dispose ${index}`),
    };
  };
  const duel = createDuelKeeper({ create, now: () => 0, pause: async () => {} });
  return { duel, started, valleys, calls };
}

test("two settings are trained from the same seed side by side, at the same pace on the same engine", () => {
  const { duel, started } = workers();
  expect(duel.lanes.getState()).toBeNull();
  duel.start(spec, [settings, faster], examples, "watch");
  expect(
    started.map(({ pace, engine, spec: { seed, hyperparameters } }) => [
      pace,
      engine,
      seed,
      hyperparameters.learningRate,
    ]),
  ).toEqual([
    ["watch", "simd", 5, 0.1],
    ["watch", "simd", 5, 3],
  ]);
  started[1].listener.started(calibration);
  started[1].listener.points(0, points(0, 3));
  started[1].listener.progress({ step: 2, totalSteps: 10, stepsPerSecond: 1, elapsedMs: 4 });
  started[1].listener.ended("diverged", []);
  expect(duel.lanes.getState()).toMatchObject([
    { settings, step: 0, done: false, end: null },
    {
      settings: faster,
      step: 2,
      totalSteps: 10,
      stepsPerSecond: 500,
      lossCurve: points(0, 3),
      done: true,
      end: "diverged",
    },
  ]);
});

test("each lane's own valley is measured while it is on screen, also after its end", async () => {
  const { duel, started, valleys } = workers();
  duel.look(true);
  duel.start(spec, [settings, faster], examples, "watch");
  for (const { listener } of started) listener.started(calibration);
  expect(valleys.map((asked) => asked.length)).toEqual([1, 1]);
  for (const { listener } of started) listener.ended("finished", []);
  valleys[1][0]({ size: 41, step: 7 } as Valley, true);
  await settle();
  expect(duel.lanes.getState()?.map(({ valley }) => valley.valley?.step)).toEqual([undefined, 7]);
  // The run ended after the first measurement began, so there is one more, of its last weights.
  expect(valleys[1]).toHaveLength(2);
});

test("both are stopped, paced and freed together, and late reports of an earlier duel are ignored", () => {
  const { duel, started, calls } = workers();
  duel.start(spec, [settings, faster], examples, "watch");
  duel.setPace("fast");
  duel.stop();
  duel.start(spec, [faster, settings], examples, "fast");
  started[0].listener.ended("finished", []);
  duel.dispose();
  expect(calls).toEqual([
    ...["pace 0 fast", "pace 1 fast", "stop 0", "stop 1"],
    ...["dispose 0", "dispose 1", "dispose 2", "dispose 3"],
  ]);
  expect(duel.lanes.getState()?.map(({ done }) => done)).toEqual([false, false]);
});
