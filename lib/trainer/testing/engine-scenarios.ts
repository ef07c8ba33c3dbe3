import type { Hyperparameters } from "@/lib/learning/hyperparameters";
import type { TrainState } from "@/lib/learning/training";
import { DeviceLost } from "../engine";
import * as tf from "../tfjs/core";
import { type TfjsEngineName, tfjsEngine } from "../tfjs/tfjs-engine";
import { takePlainProducts } from "../tfjs/webgpu-products";
import { batchAt, type ExamName, examLesson, goOnFrom, sitExam } from "./exam";

/** What tests do with one engine in the page, without the worker around it. */

function exam(engine: TfjsEngineName, name: ExamName, changes: Partial<Hyperparameters>) {
  return sitExam(tfjsEngine(engine), examLesson(name, changes));
}

function takeOver(
  engine: TfjsEngineName,
  name: ExamName,
  changes: Partial<Hyperparameters>,
  from: TrainState,
): Promise<Float32Array> {
  return goOnFrom(tfjsEngine(engine), examLesson(name, changes), from);
}

/** The gradients of the first batch; on WebGPU by the matrix products that TensorFlow.js takes on real GPUs. */
async function firstGradients(name: TfjsEngineName, lesson: ExamName): Promise<Float32Array> {
  const taught = examLesson(lesson, {});
  const engine = (await tfjsEngine(name)(taught.spec, taught.examples))!;
  if (name === "tfjs-webgpu") takePlainProducts(false);
  const { gradients } = await engine.gradients(batchAt(taught, 0));
  if (name === "tfjs-webgpu") takePlainProducts(true);
  engine.dispose();
  return gradients;
}

/**
 * Tensors alive on the page's own TensorFlow.js: before a run, after 10 steps of everything an engine does, after that many,
 * and after it is freed.
 */
async function tensors(
  name: TfjsEngineName,
  lesson: ExamName,
  changes: Partial<Hyperparameters>,
  steps: number,
): Promise<number[]> {
  const { spec, examples } = examLesson(lesson, changes);
  const open = async () => (await tfjsEngine(name)(spec, examples))!;
  // The first of a kind leaves what the backend keeps for itself.
  (await open()).dispose();
  const counts = [tf.memory().numTensors];
  const engine = await open();
  const work = async (more: number) => {
    await engine.train(more);
    await engine.gradients([0, 1, 2]);
    await engine.trainState();
    await engine.outputs("validation", 0, 10);
    await engine.predict(examples.validation.features, examples.validation.count);
    await engine.weights();
    counts.push(tf.memory().numTensors);
  };
  await work(10);
  await work(steps - 10);
  engine.dispose();
  counts.push(tf.memory().numTensors);
  return counts;
}

type Losable = "tfjs-webgpu" | "tfjs-webgl";

/** Takes the device away from the page's own TensorFlow.js. */
export function loseDevice(name: Losable): void {
  if (name === "tfjs-webgpu") {
    (tf.findBackend("webgpu") as unknown as { device: { destroy(): void } }).device.destroy();
    return;
  }
  const { gpgpu } = tf.findBackend("webgl") as unknown as { gpgpu: { gl: WebGLRenderingContext } };
  gpgpu.gl.getExtension("WEBGL_lose_context")?.loseContext();
}

/** What each of an engine's calls comes to once its device is lost, and what opening another one comes to. */
async function afterLoss(name: Losable): Promise<string[]> {
  const { spec, examples } = examLesson("moons", {});
  const engine = (await tfjsEngine(name)(spec, examples))!;
  await engine.train(5);
  // The first call is on its way when it happens.
  const underway = engine.train(50);
  if (name === "tfjs-webgpu") await new Promise((resume) => setTimeout(resume, 10));
  loseDevice(name);
  const calls = [
    () => underway,
    () => engine.train(5),
    () => engine.outputs("train", 0, 10),
    () => engine.weights(),
    () => engine.trainState(),
    () => engine.gradients([0, 1]),
  ];
  const answers: string[] = [];
  for (const call of calls)
    answers.push(
      await call().then(
        () => "answered",
        (reason) => (reason instanceof DeviceLost ? "lost" : String(reason)),
      ),
    );
  engine.dispose();
  answers.push((await tfjsEngine(name)(spec, examples)) ? "opened" : "none");
  return answers;
}

export const engineScenarios = { exam, takeOver, firstGradients, tensors, afterLoss };
(globalThis as { scenarios?: object }).scenarios = engineScenarios;
