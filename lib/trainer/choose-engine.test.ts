import { beforeEach, expect, test } from "vitest";
import { ENGINE_NAMES, type EngineName, type RunSpec } from "@/lib/protocol/worker";
import { createEngineChooser } from "./choose-engine";
import type { Engine, OpenEngine } from "./engine";
import { moons } from "./testing/lessons";

/** Engines that take their time on a clock turned by hand, and count how often they were opened. */
let clock = 0;
let opened: EngineName[] = [];
beforeEach(() => {
  clock = 0;
  opened = [];
});

type Manner = { stepMs: number; compileMs?: number; answer?: number; broken?: "absent" | "throws" };

function engine(name: EngineName, { stepMs, compileMs = 0, answer = 1, broken }: Manner): OpenEngine {
  return async (): Promise<Engine | null> => {
    if (broken === "throws") throw new Error("No driver.");
    if (broken === "absent") return null;
    opened.push(name);
    clock += compileMs;
    return {
      name,
      deviceName: `the ${name}`,
      train: async (steps) => {
        clock += steps * stepMs;
      },
      outputs: async (_, __, rows) => new Float32Array(2 * rows).fill(answer),
      predict: async () => new Float32Array(),
      weights: async () => new Float32Array(),
      dispose: () => {},
    };
  };
}

function chooser(manners: Record<EngineName, Manner>) {
  const engines = Object.fromEntries(ENGINE_NAMES.map((name) => [name, engine(name, manners[name])]));
  return createEngineChooser(engines as Record<EngineName, OpenEngine>, () => clock);
}

const { spec, examples } = moons();
const USUAL = { "tfjs-cpu": { stepMs: 2 }, "tfjs-wasm": { stepMs: 1 }, "tfjs-webgl": { stepMs: 0.5 } };
const calm = { hurry: false, goOn: async () => true };
const hurried = { hurry: true, goOn: async () => true };

async function names(manners: Record<EngineName, Manner>, how = calm, on: RunSpec = spec) {
  const { trials, complete } = await chooser(manners).compare(on, examples, how);
  return { trials: trials.map(({ name }) => name), complete };
}

test("all engines that work are timed, fastest first", async () => {
  const { trials, complete } = await chooser(USUAL).compare(spec, examples, calm);
  expect(trials.map(({ name, stepsPerSecond }) => [name, Math.round(stepsPerSecond)])).toEqual([
    ["tfjs-webgl", 2_000],
    ["tfjs-wasm", 1_000],
    ["tfjs-cpu", 500],
  ]);
  expect(complete).toBe(true);
});

test("a GPU that answers zeros, or that throws, or that is not there, is not used", async () => {
  const rest = { trials: ["tfjs-wasm", "tfjs-cpu"], complete: true };
  expect(await names({ ...USUAL, "tfjs-webgl": { stepMs: 0.5, answer: 0 } })).toEqual(rest);
  expect(await names({ ...USUAL, "tfjs-webgl": { stepMs: 0.5, answer: Number.NaN } })).toEqual(rest);
  expect(await names({ ...USUAL, "tfjs-webgl": { stepMs: 0.5, broken: "throws" } })).toEqual(rest);
  expect(await names({ ...USUAL, "tfjs-webgl": { stepMs: 0.5, broken: "absent" } })).toEqual(rest);
});

test("a second run of the same network needs no comparison, another network does", async () => {
  const kept = chooser(USUAL);
  const first = await kept.compare(spec, examples, calm);
  opened = [];
  const hotter = { ...spec, hyperparameters: { ...spec.hyperparameters, learningRate: 1, epochs: 9 } };
  expect(await kept.compare(hotter, examples, calm)).toBe(first);
  expect(opened).toEqual([]);
  expect(kept.known({ ...spec, hyperparameters: { ...spec.hyperparameters, batchSize: 5 } })).toBeNull();
});

test("in a hurry a GPU that must compile first is left for later", async () => {
  const slow = { ...USUAL, "tfjs-webgl": { stepMs: 0.5, compileMs: 900 } };
  const kept = chooser(slow);
  const first = await kept.compare(spec, examples, hurried);
  expect({ names: first.trials.map(({ name }) => name), complete: first.complete }).toEqual({
    names: ["tfjs-wasm", "tfjs-cpu"],
    complete: false,
  });
  expect(clock).toBeLessThan(300);
  const second = await kept.compare(spec, examples, calm);
  expect({ names: second.trials.map(({ name }) => name), complete: second.complete }).toEqual({
    names: ["tfjs-webgl", "tfjs-wasm", "tfjs-cpu"],
    complete: true,
  });
});

test("a comparison that is broken off keeps what it has", async () => {
  let breaths = 0;
  const brief = { hurry: false, goOn: async () => ++breaths < 12 };
  const { trials, complete } = await names(USUAL, brief);
  expect(complete).toBe(false);
  expect(trials.length).toBeLessThan(3);
});

test("plain JavaScript is spared a network that it could only lose", async () => {
  const layers = Array.from(
    { length: 4 },
    () => ({ kind: "dense", units: 256, activation: "relu" }) as const,
  );
  const heavy = {
    ...spec,
    network: { layers },
    hyperparameters: { ...spec.hyperparameters, batchSize: 200 },
  };
  expect((await names(USUAL, calm, heavy)).trials).toEqual(["tfjs-webgl", "tfjs-wasm"]);
  const noWasm: Record<EngineName, Manner> = { ...USUAL, "tfjs-wasm": { stepMs: 1, broken: "absent" } };
  expect((await names(noWasm, calm, heavy)).trials).toEqual(["tfjs-cpu"]);
});
