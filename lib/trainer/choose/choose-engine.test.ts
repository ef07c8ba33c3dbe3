import { beforeEach, expect, test, vi } from "vitest";
import { ENGINE_NAMES, type EngineName } from "@/lib/learning/training/engine-choice";
import type { RunSpec } from "@/lib/learning/training/training";
import { moons } from "@/lib/testing/trainer/lessons";
import type { Engine, OpenEngine } from "@/lib/trainer/run/engine";
import { createEngineChooser } from "./choose-engine";

/** Engines that advance a manual clock, and count how often they were opened. */
let clock = 0;
let opened: EngineName[] = [];
beforeEach(() => {
  clock = 0;
  opened = [];
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

type Manner = {
  stepMs: number;
  answerMs?: number;
  slope?: number;
  answer?: number;
  broken?: "absent" | "throws";
};

function engine(
  name: EngineName,
  { stepMs, answerMs = 0, slope = 1, answer = 1, broken }: Manner,
): OpenEngine {
  return async (): Promise<Engine | null> => {
    opened.push(name);
    if (broken === "throws") throw new Error("No driver.");
    if (broken === "absent") return null;
    return {
      name,
      deviceName: `the ${name}`,
      train: async (steps) => {
        clock += steps * stepMs;
      },
      outputs: async (_, __, rows) => {
        clock += answerMs;
        return new Float32Array(2 * rows).fill(answer);
      },
      predict: async () => new Float32Array(),
      weights: async () => new Float32Array(),
      trainState: async () => ({
        step: 0,
        weights: new Float32Array(),
        firstMemory: new Float32Array(),
        secondMemory: new Float32Array(),
      }),
      gradients: async () => ({ loss: 0.7, gradients: new Float32Array(9).fill(slope) }),
      dispose: () => {},
    };
  };
}

const ABSENT: Manner = { stepMs: 1, broken: "absent" };
/** A page with WebGPU; TensorFlow.js works on everything. */
const USUAL: Record<EngineName, Manner> = {
  simd: { stepMs: 1 },
  webgpu: { stepMs: 0.5 },
  "tfjs-webgl": { stepMs: 0.7 },
};

function chooser(manners: Partial<Record<EngineName, Manner>>) {
  const all = { ...USUAL, ...manners };
  const engines = Object.fromEntries(ENGINE_NAMES.map((name) => [name, engine(name, all[name])]));
  return createEngineChooser(engines as Record<EngineName, OpenEngine>, () => clock);
}

const { spec, examples } = moons();
const calm = { also: null, mayContinue: async () => true };

async function compare(manners: Partial<Record<EngineName, Manner>>, on: RunSpec = spec) {
  const { contenders, refused, complete } = await chooser(manners).compare(on, examples, calm);
  return { trains: contenders.map(({ name }) => name), refused, complete };
}

test("where our own GPU engine works, it and the CPU are timed, and TensorFlow.js is not even fetched", async () => {
  const { contenders, refused, complete } = await chooser({}).compare(spec, examples, calm);
  expect(contenders.map(({ name, stepsPerSecond }) => [name, Math.round(stepsPerSecond)])).toEqual([
    ["webgpu", 2_000],
    ["simd", 1_000],
  ]);
  expect({ refused, complete, opened }).toEqual({
    refused: {},
    complete: true,
    opened: ["simd", "webgpu"],
  });
});

test("the CPU trains only where it is faster by more than a tenth", async () => {
  expect((await compare({ webgpu: { stepMs: 1.05 } })).trains).toEqual(["webgpu", "simd"]);
  expect((await compare({ webgpu: { stepMs: 1.2 } })).trains).toEqual(["simd", "webgpu"]);
});

test("a GPU with fast steps but slow answers trains only the runs that it finishes sooner", async () => {
  const kept = chooser({ webgpu: { stepMs: 0.1, answerMs: 2 } });
  const train = async (epochs: number) => {
    const on = { ...spec, hyperparameters: { ...spec.hyperparameters, epochs } };
    return (await kept.compare(on, examples, calm)).contenders.map(({ name, runMs }) => [
      name,
      Math.round(runMs),
    ]);
  };
  // 101 points of two answers each beside 100 steps; then 209 beside 5,000.
  expect(await train(10)).toEqual([
    ["simd", 100],
    ["webgpu", 414],
  ]);
  expect((await train(500))[0][0]).toBe("webgpu");
});

test.each([
  ["answers zeros", { answer: 0 }, "differs"],
  ["answers nonsense", { answer: Number.NaN }, "differs"],
  ["has other gradients", { slope: 1.01 }, "differs"],
  ["throws", { broken: "throws" }, "failed"],
] as const)("a GPU that %s is not used, and TensorFlow.js is tried on it", async (_, manner, why) => {
  expect(await compare({ webgpu: { stepMs: 0.5, ...manner } })).toEqual({
    trains: ["tfjs-webgl", "simd"],
    refused: { webgpu: why },
    complete: true,
  });
});

test("a page without WebGPU trains on WebGL", async () => {
  expect(await compare({ webgpu: ABSENT })).toEqual({
    trains: ["tfjs-webgl", "simd"],
    refused: { webgpu: "missing" },
    complete: true,
  });
});

test("a CPU that takes more steps per second than WebGL can launch is not compared with it", async () => {
  expect(await compare({ webgpu: ABSENT, simd: { stepMs: 0.01 } })).toEqual({
    trains: ["simd"],
    refused: { webgpu: "missing" },
    complete: true,
  });
  expect(opened).toEqual(["simd", "webgpu"]);
});

test("a device without a GPU trains on its CPU", async () => {
  const refused = { webgpu: "missing", "tfjs-webgl": "missing" };
  expect(await compare({ webgpu: ABSENT, "tfjs-webgl": ABSENT })).toEqual({
    trains: ["simd"],
    refused,
    complete: true,
  });
});

test("where the reference fails, no other engine is tried, as nothing could be checked against it", async () => {
  expect(await compare({ simd: { stepMs: 1, broken: "throws" } })).toEqual({
    trains: [],
    refused: { simd: "failed" },
    complete: true,
  });
  expect(opened).toEqual(["simd"]);
});

test("the engine that the student chose is timed in any case", async () => {
  const kept = chooser({});
  await kept.compare(spec, examples, calm);
  opened = [];
  const { contenders } = await kept.compare(spec, examples, { ...calm, also: "tfjs-webgl" });
  expect(contenders.map(({ name }) => name)).toEqual(["webgpu", "tfjs-webgl", "simd"]);
  expect(opened).toEqual(["simd", "tfjs-webgl"]);
});

test("a second run of the same network needs no comparison, another network does", async () => {
  const kept = chooser({});
  const first = await kept.compare(spec, examples, calm);
  opened = [];
  const hotter = { ...spec, hyperparameters: { ...spec.hyperparameters, learningRate: 1 } };
  expect(await kept.compare(hotter, examples, calm)).toEqual(first);
  expect(opened).toEqual([]);
  expect(
    kept.known({ ...spec, hyperparameters: { ...spec.hyperparameters, batchSize: 5 } }, examples),
  ).toBeNull();
});

test("an interrupted comparison keeps its results, and continues from there", async () => {
  const kept = chooser({});
  const brief = { also: null, mayContinue: async () => !opened.includes("webgpu") };
  const part = await kept.compare(spec, examples, brief);
  expect([part.contenders.map(({ name }) => name), part.complete]).toEqual([["simd"], false]);
  const whole = await kept.compare(spec, examples, calm);
  expect([whole.contenders.map(({ name }) => name), whole.complete]).toEqual([["webgpu", "simd"], true]);
});

test("a device that was lost is tried once more, but not a third time", async () => {
  const kept = chooser({});
  const names = async () => (await kept.compare(spec, examples, calm)).contenders.map(({ name }) => name);
  await names();
  kept.lost("webgpu");
  expect(await names()).toEqual(["webgpu", "simd"]);
  kept.lost("webgpu");
  expect(await names()).toEqual(["tfjs-webgl", "simd"]);
});
