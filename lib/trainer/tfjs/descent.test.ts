import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "@/lib/learning/numbers/random";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import { type Bundle, bundle } from "@/lib/testing/trainer/bundle";
import { moons } from "@/lib/testing/trainer/lessons";
import type { descendBothWays } from "@/lib/testing/trainer/tfjs-on-cpu";
import { initialWeights } from "../run/initial-weights";
import { trainingPlan } from "../run/training-plan";

let built: Bundle;
let bothWays: typeof descendBothWays;

beforeAll(async () => {
  built = await bundle({ oracle: "lib/testing/trainer/tfjs-on-cpu.ts" }, { platform: "node" });
  bothWays = (await import(/* @vite-ignore */ `${built.folder}/oracle.mjs`)).descendBothWays;
});
afterAll(() => built.dispose());

test.each(OPTIMISERS)("fifty steps of %s end where TensorFlow.js's own optimiser ends", async (optimiser) => {
  const { spec } = moons({ optimiser, learningRate: 0.01 });
  const weights = initialWeights(spec);
  const random = createRandom(1);
  const gradients = Array.from({ length: 50 }, () => weights.map(() => 2 * random() - 1));
  const { ours, theirs } = await bothWays(trainingPlan(spec), weights, gradients);
  expect(Math.max(...weights.map((weight, index) => Math.abs(weight - theirs[index])))).toBeGreaterThan(0.01);
  expect(Math.max(...ours.map((weight, index) => Math.abs(weight - theirs[index])))).toBeLessThan(2e-6);
});
