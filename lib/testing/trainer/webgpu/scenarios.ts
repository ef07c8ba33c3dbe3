import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import { DeviceLost, type Engine, type OpenEngine } from "@/lib/trainer/run/engine";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { openWebgpuEngine } from "@/lib/trainer/webgpu/engine";
import { countDeviceObjects } from "./device-objects";
import { type Lesson, type LessonName, lesson } from "./lessons";

/** What tests do in a page. Arguments and results of scenarios are plain data. */

type Changes = Partial<Hyperparameters>;

/** The largest difference, relative to the largest value. */
function difference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.NaN;
  const values = Array.from(other);
  const size = Math.max(...values.map(Math.abs));
  return Math.max(...values.map((value, index) => Math.abs(value - one[index]))) / size;
}

function batchAt({ spec, examples }: Lesson, step: number): number[] {
  return [...createBatchOrder(spec.seed, examples.train.count, spec.hyperparameters.batchSize, step).next()];
}

async function opened(
  open: OpenEngine,
  { spec, examples }: Lesson,
  from?: Parameters<OpenEngine>[2],
): Promise<Engine> {
  const engine = await open(spec, examples, from);
  if (!engine) throw new Error("The engine does not work here.");
  return engine;
}

/** How far the gradients are from simd's: of a batch, of a few examples, and of a batch after some steps. */
async function gradients(name: LessonName) {
  const taught = lesson(name, { optimiser: "momentum" });
  const [tried, trusted] = [await opened(openWebgpuEngine, taught), await opened(openSimdEngine, taught)];
  const compare = async (batch: readonly number[]) => {
    const [one, other] = [await tried.gradients(batch), await trusted.gradients(batch)];
    return {
      loss: difference([one.loss], [other.loss]),
      gradients: difference(one.gradients, other.gradients),
    };
  };
  const differences = [await compare(batchAt(taught, 0)), await compare([3, 1, 2])];
  const untouched = difference(await tried.weights(), await trusted.weights());
  for (const engine of [tried, trusted]) await engine.train(3);
  differences.push(await compare(batchAt(taught, 3)));
  tried.dispose();
  return { differences, untouched };
}

/** Losses on a batch after a hundred steps of both engines, and how far webgpu's outputs are from simd's for the same weights. */
async function hundredSteps(name: LessonName, changes: Changes) {
  const taught = lesson(name, changes);
  const [tried, trusted] = [await opened(openWebgpuEngine, taught), await opened(openSimdEngine, taught)];
  for (const steps of [1, 2, 97]) await tried.train(steps);
  await trusted.train(100);
  const batch = batchAt(taught, 100);
  const losses = [(await tried.gradients(batch)).loss, (await trusted.gradients(batch)).loss];
  const { validation } = taught.examples;
  const same = await opened(openSimdEngine, taught, await tried.trainState());
  const outputs = await tried.outputs("validation", 0, validation.count);
  const units = outputs.length / validation.count;
  const part = await tried.outputs("validation", 5, 7);
  const result = {
    losses,
    outputs: difference(outputs, await same.outputs("validation", 0, validation.count)),
    part: difference(part, outputs.slice(5 * units, 12 * units)),
    predicted: difference(await tried.predict(validation.features, validation.count), outputs),
  };
  tried.dispose();
  return result;
}

/** Weights after 30 steps on simd, after 15 on webgpu and 15 on simd, and the other way round; compared with the first. */
async function takeOver(name: LessonName, changes: Changes) {
  const taught = lesson(name, changes);
  const after = async (engines: readonly OpenEngine[]) => {
    let state: Awaited<ReturnType<Engine["trainState"]>> | undefined;
    for (const open of engines) {
      const engine = await opened(open, taught, state);
      await engine.train(30 / engines.length);
      state = await engine.trainState();
      engine.dispose();
    }
    return state!;
  };
  const alone = await after([openSimdEngine]);
  const handed = [
    await after([openWebgpuEngine, openSimdEngine]),
    await after([openSimdEngine, openWebgpuEngine]),
    await after([openWebgpuEngine, openWebgpuEngine]),
  ];
  return handed.map(({ step, weights }) => ({ step, weights: difference(weights, alone.weights) }));
}

/** The bytes of all results of a run, trained by `pieces` calls of `train`. */
async function bytes(name: LessonName, changes: Changes, pieces: readonly number[]): Promise<number[]> {
  const engine = await opened(openWebgpuEngine, lesson(name, changes));
  for (const steps of pieces) await engine.train(steps);
  const { weights, firstMemory, secondMemory } = await engine.trainState();
  const outputs = await engine.outputs("validation", 0, 20);
  engine.dispose();
  return [weights, firstMemory, secondMemory, outputs].flatMap((numbers) => [
    ...new Uint8Array(numbers.buffer),
  ]);
}

/** What was created and destroyed on the device by `steps` steps, and by the life of an engine; and the errors that the device reported. */
async function leaks(name: LessonName, steps: number) {
  const taught = lesson(name, { optimiser: "adam" });
  const other = lesson(name, { optimiser: "adam", learningRate: 0.3 });
  const objects = countDeviceObjects();
  (await opened(openWebgpuEngine, { ...other, spec: { ...other.spec, seed: 4 } })).dispose();
  const first = objects.count();
  const engine = await opened(openWebgpuEngine, taught);
  const open = objects.count();
  for (let done = 0; done < steps; done += steps / 10) {
    await engine.train(steps / 10);
    await engine.gradients([1, 2]);
    await engine.trainState();
    await engine.outputs("validation", 0, 40);
    await engine.predict(taught.examples.validation.features, 40);
  }
  const worked = objects.count();
  engine.dispose();
  const freed = objects.count();
  objects.stop();
  return { first, open, worked, freed, errors: objects.errors };
}

/** The outcome of each call after the device was lost, and whether another engine can be opened. */
async function loseDevice(name: LessonName) {
  const taught = lesson(name);
  const objects = countDeviceObjects();
  const engine = await opened(openWebgpuEngine, taught);
  objects.stop();
  await engine.train(3);
  const running = engine.train(500);
  objects.destroyDevices();
  const calls = [
    () => running,
    () => engine.train(1),
    () => engine.outputs("train", 0, 5),
    () => engine.predict(taught.examples.train.features, 5),
    () => engine.weights(),
    () => engine.trainState(),
    () => engine.gradients([1]),
  ];
  const told: string[] = [];
  for (const call of calls) {
    told.push(
      await call().then(
        () => "answered",
        (reason) => (reason instanceof DeviceLost ? `lost ${reason.engine}` : String(reason)),
      ),
    );
  }
  engine.dispose();
  const next = await opened(openWebgpuEngine, taught);
  await next.train(3);
  next.dispose();
  return told;
}

/** Outputs after steps that are far too large. */
async function diverge(name: LessonName, changes: Changes) {
  const engine = await opened(openWebgpuEngine, lesson(name, changes));
  await engine.train(100);
  const outputs = await engine.outputs("validation", 0, 10);
  engine.dispose();
  return outputs.some((output) => !(Math.abs(output) < 1e15));
}

async function deviceName(): Promise<string> {
  const engine = await opened(openWebgpuEngine, lesson("one layer, regression"));
  engine.dispose();
  return engine.deviceName;
}

/** Whether an engine opens in a browser without WebGPU, and in one without an adapter. */
async function without(what: "webgpu" | "adapter"): Promise<boolean> {
  const gpu = what === "webgpu" ? undefined : { requestAdapter: async () => null };
  Object.defineProperty(navigator, "gpu", { value: gpu, configurable: true });
  const { spec, examples } = lesson("one layer, regression");
  return (await openWebgpuEngine(spec, examples)) !== null;
}

export const webgpuScenarios = {
  gradients,
  hundredSteps,
  takeOver,
  bytes,
  leaks,
  loseDevice,
  diverge,
  deviceName,
  without,
};
(globalThis as { scenarios?: object }).scenarios = webgpuScenarios;
