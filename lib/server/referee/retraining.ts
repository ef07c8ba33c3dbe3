import { findChallenge } from "@/lib/challenges/catalogue";
import type { Seed } from "@/lib/learning/random";
import type { Reproduction } from "@/lib/session/events";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { createSlicing } from "@/lib/trainer/slicing";
import { examine, makeSplit, type SealedSplit, type Trained } from "./examination";

/** A run as it can be trained again: `seed` is the round's, `exact` whether its engine gives the same bits on every machine. */
export type Retraining = {
  readonly trained: Trained;
  readonly seed: Seed;
  readonly train: SealedSplit;
  readonly validation: SealedSplit;
  readonly exact: boolean;
  /** Milliseconds that it may take. */
  readonly patience: number;
};

/** Other engines round otherwise, and the difference grows from step to step: as far off as a reported score may be. */
const TOLERATED_POINTS = 0.5;

/** Trains from fresh weights to the checkpoint's step, and compares. */
export async function retrain(run: Retraining, now: () => number): Promise<Reproduction> {
  const { trained, seed, train, validation, exact, patience } = run;
  const challenge = findChallenge(train.challenge);
  if (!challenge) return "differs";
  const { task, featureShape } = challenge;
  const examples = { train: makeSplit(train), validation: makeSplit(validation) };
  const engine = await openSimdEngine({ ...trained.settings, task, featureShape, seed }, examples);
  if (!engine) throw new Error("The referee's engine did not open.");
  const slicing = createSlicing();
  const began = now();
  for (let step = 0; step < trained.step; ) {
    const steps = Math.min(slicing.steps, trained.step - step);
    const before = now();
    await engine.train(steps);
    slicing.took(steps, now() - before);
    step += steps;
    if (now() - began > patience) return "too-long";
  }
  const weights = await engine.weights();
  if (sameBits(weights, trained.weights)) return "reproduced";
  if (exact) return "differs";
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
