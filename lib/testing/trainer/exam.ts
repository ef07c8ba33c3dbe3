import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { TrainState } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import type { Gradients, OpenEngine } from "@/lib/trainer/run/engine";
import { LAYER_LESSONS, type LayerLessonName, layerLesson } from "./layer-lessons";
import { type Lesson, moons, pictures, wave } from "./lessons";

/** The lessons on which engines are compared, the same in the page and in Node. */
const DENSE_LESSONS = { moons, wave, pictures };
export type ExamName = keyof typeof DENSE_LESSONS | LayerLessonName;
/** All except the pictures, which take a software GPU too long. */
export const EXAM_NAMES: readonly ExamName[] = ["moons", "wave", ...LAYER_LESSONS];

export function examLesson(name: ExamName, changes: Partial<Hyperparameters>): Lesson {
  if (name === "moons" || name === "wave" || name === "pictures") return DENSE_LESSONS[name](changes);
  return layerLesson(name, changes);
}

/** Steps before the state, and after it. */
export const EXAM_STEPS = 100;
const FURTHER_STEPS = 5;

export type ExamResult = {
  /** Gradients of the first batch, before any step. */
  readonly first: Gradients;
  /** Gradients of the next batch, after the steps. */
  readonly next: Gradients;
  /** Outputs for all examples of the training split, after the steps. */
  readonly outputs: Float32Array;
  readonly state: TrainState;
  /** Weights after the further steps. */
  readonly weights: Float32Array;
};

/** The batch of the step after the given number of steps. */
export function batchAt({ spec, examples }: Lesson, steps: number): number[] {
  return [...createBatchOrder(spec.seed, examples.train.count, spec.hyperparameters.batchSize, steps).next()];
}

/** Null if the engine does not work here. */
export async function sitExam(open: OpenEngine, { spec, examples }: Lesson): Promise<ExamResult | null> {
  const engine = await open(spec, examples);
  if (!engine) return null;
  const first = await engine.gradients(batchAt({ spec, examples }, 0));
  await engine.train(EXAM_STEPS);
  const next = await engine.gradients(batchAt({ spec, examples }, EXAM_STEPS));
  const outputs = await engine.outputs("train", 0, examples.train.count);
  const state = await engine.trainState();
  await engine.train(FURTHER_STEPS);
  const weights = await engine.weights();
  engine.dispose();
  return { first, next, outputs, state, weights };
}

/** The weights after the further steps from a state. */
export async function goOnFrom(
  open: OpenEngine,
  { spec, examples }: Lesson,
  from: TrainState,
): Promise<Float32Array> {
  const engine = await open(spec, examples, from);
  if (!engine) throw new Error("The engine does not work here.");
  await engine.train(FURTHER_STEPS);
  const weights = await engine.weights();
  engine.dispose();
  return weights;
}
