import { featureCount } from "@/lib/learning/network/network";
import type { RunSpec } from "@/lib/learning/training/training";
import { trainingPlan } from "./run/training-plan";
import { openSimdTraining } from "./simd/trainer";

/** Outputs (count × output units) for `inputs` (count × features) of a network with these weights, flat; dropout off. */
export async function modelAnswers(
  spec: RunSpec,
  weights: Float32Array,
  inputs: Float32Array,
  count: number,
): Promise<Float32Array> {
  const features = new Float32Array(featureCount(spec.featureShape));
  // The engine wants something to train on, even where nothing is trained.
  const blank = { count: 1, features, labels: new Float32Array(1) };
  const order = { next: () => Int32Array.of(0) };
  const trainer = await openSimdTraining(
    trainingPlan(spec),
    { train: blank, validation: blank },
    { weights, order },
  );
  return trainer!.predict(inputs, count);
}
