import type { Seed } from "@/lib/learning/numbers/random";
import type { Reproduction } from "@/lib/session/log/events";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { createSlicing } from "@/lib/trainer/run/slices";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { compile } from "@/lib/trainer/simd/compile";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { challengeOf, examine, makeSplit, type SealedSplit, type Trained } from "./examination";

/** A run to be trained again. `seed`: the round's. `exact`: whether the run's engine gives the same bits on every machine. */
export type Retraining = {
  readonly trained: Trained;
  readonly seed: Seed;
  readonly train: SealedSplit;
  readonly validation: SealedSplit;
  readonly exact: boolean;
};

/** Limits on training one run again. */
export const PATIENCE_MS = 20_000;
const MOST_BYTES = 1024 ** 3;
/** Points by which the score of a run from another engine may differ: engines round differently, and the difference grows with every step. */
const TOLERATED_POINTS = 0.5;

/** Trains from fresh weights to the checkpoint's step and compares the results. */
export async function retrain(run: Retraining, now: () => number): Promise<Reproduction> {
  const { trained, seed, train, validation, exact } = run;
  const { task, featureShape } = challengeOf(train);
  const spec = { ...trained.settings, task, featureShape, seed };
  const examples = { train: makeSplit(train), validation: makeSplit(validation) };
  if (trained.step > totalSteps(spec, examples)) return "differs";
  if (compile(trainingPlan(spec), examples).arena.size() > MOST_BYTES) return "too-long";
  const engine = await openSimdEngine(spec, examples);
  if (!engine) throw new Error("The referee's engine did not open.");
  const slicing = createSlicing();
  const began = now();
  for (let step = 0; step < trained.step; ) {
    const steps = Math.min(slicing.steps, trained.step - step);
    const before = now();
    await engine.train(steps);
    slicing.took(steps, now() - before);
    step += steps;
    if (now() - began > PATIENCE_MS) return "too-long";
  }
  const weights = await engine.weights();
  if (sameBits(weights, trained.weights)) return "reproduced";
  if (exact || !weights.every(Number.isFinite)) return "differs";
  const [own, theirs] = await Promise.all([
    examine({ ...trained, weights }, validation),
    examine(trained, validation),
  ]);
  const off = Math.abs(own.evaluation.score - theirs.evaluation.score);
  return off <= TOLERATED_POINTS ? "reproduced" : "differs";
}

function sameBits(one: Float32Array, other: Float32Array): boolean {
  const bits = (values: Float32Array) => new Uint32Array(values.buffer, values.byteOffset, values.length);
  const [own, theirs] = [bits(one), bits(other)];
  return own.length === theirs.length && own.every((word, index) => word === theirs[index]);
}
