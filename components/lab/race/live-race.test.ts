import { expect, test } from "vitest";
import type { EngineName, EngineRefusal } from "@/lib/learning/training/engine-choice";
import type { RunSpec } from "@/lib/learning/training/training";
import type { RunListener, Trainer } from "@/lib/trainer/run/trainer";
import { createRaceKeeper } from "./live-race";

const spec: RunSpec = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
  task: { kind: "regression" },
  featureShape: [1],
  seed: 5,
};
const split = { count: 1, features: new Float32Array([1]), labels: new Float32Array([0]) };
const examples = { train: split, validation: split };

/** Workers whose engines fail as the test says. Warm-ups finish at once; the race itself waits for the test. */
function workers(refused: Partial<Record<EngineName, EngineRefusal>>) {
  const racing: { engine: EngineName; listener: RunListener }[] = [];
  const asked: string[] = [];
  let alive = 0;
  const create = (): Trainer => {
    alive++;
    return {
      warm: () => {},
      load: () => {},
      prepare: () => {},
      start({ hyperparameters: { epochs } }, { pace, engine }, listener) {
        asked.push(`${engine} ${pace} ${epochs}`);
        if (engine === "auto") throw new Error("A race chooses its engines.");
        const why = refused[engine];
        if (why) return listener.failed("No.", why);
        if (epochs === 1) return listener.ended("finished", []);
        racing.push({ engine, listener });
      },
      stop: () => {},
      setPace: () => {},
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
      valley: () => () => {},
      slice: async () => null,
      dispose: () => void alive--,
    };
  };
  return { create, racing, asked, alive: () => alive };
}

const settle = () => new Promise((resume) => setTimeout(resume));

function started(engine: EngineName, name: string): Parameters<RunListener["started"]>[0] {
  const device = { backend: engine, name };
  return {
    engine,
    device,
    stepsPerSecond: {},
    runMs: {},
    refused: {},
    chosen: "by-hand",
    flopPerStep: 5_000_000,
  };
}

test("the CPU and the GPU are warmed up, then train the same run side by side, each in its own worker", async () => {
  const { create, racing, asked, alive } = workers({});
  const race = createRaceKeeper(create);
  expect(race.lanes.getState()).toBeNull();
  race.start(spec, examples);
  await settle();
  expect(asked).toEqual(["simd fast 1", "webgpu fast 1", "simd fast 10", "webgpu fast 10"]);
  racing[1].listener.started(started("webgpu", "a GPU"));
  racing[1].listener.progress({ step: 50, totalSteps: 100, stepsPerSecond: 1, elapsedMs: 250 });
  expect(race.lanes.getState()).toMatchObject([
    { engine: "simd", step: 0, done: false },
    { engine: "webgpu", device: "a GPU", step: 50, totalSteps: 100, stepsPerSecond: 200, gigaflops: 1 },
  ]);
  for (const { listener } of racing) listener.ended("finished", []);
  await settle();
  expect(race.lanes.getState()).toMatchObject([{ done: true }, { done: true }]);
  expect(alive()).toBe(0);
});

test("without WebGPU the GPU races on WebGL", async () => {
  const { create, racing } = workers({ webgpu: "missing" });
  const race = createRaceKeeper(create);
  race.start(spec, examples);
  await settle();
  expect(racing.map(({ engine }) => engine)).toEqual(["simd", "tfjs-webgl"]);
  expect(race.lanes.getState()?.map(({ engine }) => engine)).toEqual(["simd", "tfjs-webgl"]);
});

test("a device whose GPU engines all fail has one lane", async () => {
  const { create, asked } = workers({ webgpu: "failed", "tfjs-webgl": "differs" });
  const race = createRaceKeeper(create);
  race.start(spec, examples);
  await settle();
  expect(asked.slice(1, 3)).toEqual(["webgpu fast 1", "tfjs-webgl fast 1"]);
  expect(race.lanes.getState()).toMatchObject([{ engine: "simd", done: false }]);
});

test("a stopped race frees both workers and keeps its state, and another can start", async () => {
  const { create, racing, alive } = workers({});
  const race = createRaceKeeper(create);
  race.start(spec, examples);
  await settle();
  race.stop();
  expect(race.lanes.getState()).toMatchObject([{ done: true }, { done: true }]);
  expect(alive()).toBe(0);
  race.start(spec, examples);
  await settle();
  expect(race.lanes.getState()).toMatchObject([{ done: false }, { done: false }]);
  expect({ alive: alive(), racing: racing.length }).toEqual({ alive: 2, racing: 4 });
});

test("a GPU that is lost during the race is out of it", async () => {
  const { create, racing } = workers({});
  const race = createRaceKeeper(create);
  race.start(spec, examples);
  await settle();
  racing[1].listener.started({ ...started("simd", ""), chosen: "device-lost" });
  racing[1].listener.ended("stopped", []);
  expect(race.lanes.getState()).toMatchObject([
    { failed: false },
    { engine: "webgpu", failed: true, done: true },
  ]);
});
