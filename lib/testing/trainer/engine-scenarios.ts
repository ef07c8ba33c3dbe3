import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { TrainState } from "@/lib/learning/training/training";
import { DeviceLost } from "@/lib/trainer/run/engine";
import * as tf from "@/lib/trainer/tfjs/core";
import { openTfjsEngine } from "@/lib/trainer/tfjs/engine";
import { batchAt, type ExamName, examLesson, goOnFrom, sitExam } from "./exam";

/** What tests do with TensorFlow.js directly in the page, without a worker. */

function exam(name: ExamName, changes: Partial<Hyperparameters>) {
  return sitExam(openTfjsEngine, examLesson(name, changes));
}

function takeOver(
  name: ExamName,
  changes: Partial<Hyperparameters>,
  from: TrainState,
): Promise<Float32Array> {
  return goOnFrom(openTfjsEngine, examLesson(name, changes), from);
}

/** The gradients of the first batch. */
async function firstGradients(lesson: ExamName): Promise<Float32Array> {
  const taught = examLesson(lesson, {});
  const engine = (await openTfjsEngine(taught.spec, taught.examples))!;
  const { gradients } = await engine.gradients(batchAt(taught, 0));
  engine.dispose();
  return gradients;
}

/**
 * The number of live tensors in the page's TensorFlow.js: before a run, after 10 rounds of everything an engine does, after the given number of
 * rounds, and after the engine is disposed.
 */
async function tensors(
  lesson: ExamName,
  changes: Partial<Hyperparameters>,
  steps: number,
): Promise<number[]> {
  const { spec, examples } = examLesson(lesson, changes);
  const open = async () => (await openTfjsEngine(spec, examples))!;
  // The first engine leaves tensors that the backend keeps for itself.
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

/** Makes the page's TensorFlow.js lose its device. */
export function loseDevice(): void {
  const { gpgpu } = tf.findBackend("webgl") as unknown as { gpgpu: { gl: WebGLRenderingContext } };
  gpgpu.gl.getExtension("WEBGL_lose_context")?.loseContext();
}

/** The outcome of each of the engine's calls once its device is lost, and of opening another engine. */
async function afterLoss(): Promise<string[]> {
  const { spec, examples } = examLesson("moons", {});
  const engine = (await openTfjsEngine(spec, examples))!;
  await engine.train(5);
  // The first call is in progress when the device is lost.
  const underway = engine.train(50);
  loseDevice();
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
  answers.push((await openTfjsEngine(spec, examples)) ? "opened" : "none");
  return answers;
}

export const engineScenarios = { exam, takeOver, firstGradients, tensors, afterLoss };
(globalThis as { scenarios?: object }).scenarios = engineScenarios;
