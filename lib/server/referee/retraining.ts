import type { RanksOn } from "@/lib/learning/curves/ranking";
import { createRandom, gaussian, type Seed } from "@/lib/learning/numbers/random";
import { type Evaluation, evaluate, LARGEST_LOSS } from "@/lib/learning/training/evaluation";
import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";
import type { Reproduction } from "@/lib/session/log/events";
import type { Engine } from "@/lib/trainer/run/engine";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { runGrid, totalSteps } from "@/lib/trainer/run/run-grid";
import { createSlicing } from "@/lib/trainer/run/slices";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { compile } from "@/lib/trainer/simd/compile";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { challengeOf, examine, makeSplit, type SealedSplit, type Trained } from "./examination";

/**
 * A run to be trained again. `seed`: the round's. `exact`: whether the run's engine gives the same bits on every machine. `lastStep`: how far
 * the run went, if it counts by its best point; null if it counts by the checkpoint's step whatever that is worth. `ranksOn`: what its round
 * ranks by.
 */
export type Retraining = {
  readonly trained: Trained;
  readonly seed: Seed;
  readonly train: SealedSplit;
  readonly validation: SealedSplit;
  readonly exact: boolean;
  readonly lastStep: number | null;
  readonly ranksOn: RanksOn;
};

/**
 * How a run came out. `own`: the weights of the referee's own training, after how many steps, and what they have on validation and, where the round ranks by them, on the training examples. They count in
 * place of those of a run from a GPU, so that nobody gains anything by saying that a GPU trained it; null where nothing is to be replaced.
 */
export type Retrained = { readonly outcome: Reproduction; readonly own: OwnTraining | null };
type OwnTraining = {
  readonly step: number;
  readonly weights: Float32Array;
  readonly validation: Evaluation;
  readonly train?: Evaluation;
};

/** Limits on training one run again. */
export const PATIENCE_MS = 20_000;
const MOST_BYTES = 1024 ** 3;

/** How far apart weights are, ‖w − w'‖ ÷ ‖w'‖, that differ by rounding alone, where rounding does not grow. docs/scoring.md has the measurements. */
const CLOSE = 0.001;
/** By how much the initial weights are disturbed, relatively, to see whether rounding grows: by more than a GPU's rounding comes to. */
const DISTURBANCE = 1e-6;
const DISTURBED_RUNS = 3;
/** A run is steady if no disturbance ends further away than this. Then weights that are this far from ours, and this much better, are not an honest run's. */
const STEADY = 0.001;
const DIFFERENT = 0.03;
const TOLERATED_POINTS = 0.5;

class TakesTooLong extends Error {}

/** Trains from fresh weights to the checkpoint's step and compares the results. */
export async function retrain(run: Retraining, now: () => number): Promise<Retrained> {
  const { trained, seed, train, validation, exact } = run;
  const { task, featureShape } = challengeOf(train);
  const spec: RunSpec = { ...trained.settings, task, featureShape, seed };
  const examples = { train: makeSplit(train), validation: makeSplit(validation) };
  if (trained.step > totalSteps(spec, examples)) return { outcome: "differs", own: null };
  if (compile(trainingPlan(spec), examples).arena.size() > MOST_BYTES)
    return { outcome: "too-long", own: null };
  const trainer = createTrainer(spec, examples, now);
  try {
    const weights = await trainer.trainTo(trained.step);
    if (exact) return { outcome: sameBits(weights, trained.weights) ? "reproduced" : "differs", own: null };
    const distance = distanceOf(trained.weights, weights);
    const ours = await measured(run, trained.step, weights);
    if (distance <= CLOSE) return { outcome: "reproduced", own: ours };
    const { evaluation: theirs } = await examine(trained, validation);
    const isBetter = theirs.score > ours.validation.score + TOLERATED_POINTS;
    if (isBetter && distance > DIFFERENT && (await isSteady(trainer, spec, trained.step, weights)))
      return { outcome: "differs", own: null };
    // A browser keeps the best of its points. Where a run bounces, ours at that very step would be one of many, so ours is the best, too.
    const best = run.lastStep === null ? null : await trainer.bestUpTo(run.lastStep, validation.floor);
    return { outcome: "unsteady", own: best ? await measured(run, best.step, best.weights) : ours };
  } catch (error) {
    if (error instanceof TakesTooLong) return { outcome: "too-long", own: null };
    throw error;
  }
}

/** Trainings of one run by our engine. Throws `TakesTooLong` when all of them together do. */
function createTrainer(spec: RunSpec, examples: Examples, now: () => number) {
  const began = now();
  const slicing = createSlicing();
  const open = async (from?: TrainState): Promise<Engine> => {
    const engine = await openSimdEngine(spec, examples, from);
    if (!engine) throw new Error("The referee's engine did not open.");
    return engine;
  };
  const go = async (engine: Engine, from: number, to: number) => {
    for (let step = from; step < to; ) {
      const steps = Math.min(slicing.steps, to - step);
      const before = now();
      await engine.train(steps);
      slicing.took(steps, now() - before);
      step += steps;
      if (now() - began > PATIENCE_MS) throw new TakesTooLong();
    }
  };
  return {
    async trainTo(step: number, from?: TrainState): Promise<Float32Array> {
      const engine = await open(from);
      await go(engine, 0, step);
      return engine.weights();
    },
    /** The best of the points that a browser measures up to this step; null where all have diverged. */
    async bestUpTo(last: number, floor: number) {
      const engine = await open();
      const { count } = examples.validation;
      let step = 0;
      let best: { step: number; score: number; weights: Float32Array } | null = null;
      for (const next of runGrid(spec, examples).filter((point) => point <= last)) {
        await go(engine, step, next);
        step = next;
        const outputs = await engine.outputs("validation", 0, count);
        const { loss, score } = evaluate(outputs, examples.validation, spec.task, floor);
        if (!(loss <= LARGEST_LOSS)) break;
        if (!best || score > best.score) best = { step, score, weights: await engine.weights() };
      }
      return best;
    },
  };
}

async function isSteady(
  { trainTo }: ReturnType<typeof createTrainer>,
  spec: RunSpec,
  step: number,
  weights: Float32Array,
): Promise<boolean> {
  for (let seed = 0; seed < DISTURBED_RUNS; seed++) {
    if (distanceOf(await trainTo(step, disturbedStart(spec, seed)), weights) > STEADY) return false;
  }
  return true;
}

/** Weights that have diverged are worth what a network of zeros is, which guesses. */
async function measured(run: Retraining, step: number, weights: Float32Array): Promise<OwnTraining> {
  const counted = weights.every(Number.isFinite) ? weights : new Float32Array(weights.length);
  const trained = { ...run.trained, weights: counted };
  const { evaluation: validation } = await examine(trained, run.validation);
  const own = { step, weights: counted, validation };
  return run.ranksOn === "train" ? { ...own, train: (await examine(trained, run.train)).evaluation } : own;
}

function sameBits(one: Float32Array, other: Float32Array): boolean {
  const bits = (values: Float32Array) => new Uint32Array(values.buffer, values.byteOffset, values.length);
  const [own, theirs] = [bits(one), bits(other)];
  return own.length === theirs.length && own.every((word, index) => word === theirs[index]);
}

function disturbedStart(spec: RunSpec, seed: Seed): TrainState {
  const random = createRandom(seed);
  const weights = initialWeights(spec).map((weight) => weight * (1 + DISTURBANCE * gaussian(random)));
  const none = new Float32Array(weights.length);
  return { step: 0, weights, firstMemory: none, secondMemory: none };
}

/** ‖one − other‖ ÷ ‖other‖; infinite where either is not finite. */
function distanceOf(one: Float32Array, other: Float32Array): number {
  let apart = 0;
  let size = 0;
  for (const [index, weight] of other.entries()) {
    apart += (one[index]! - weight) ** 2;
    size += weight ** 2;
  }
  const distance = Math.sqrt(apart / size);
  return Number.isFinite(distance) ? distance : Number.POSITIVE_INFINITY;
}
