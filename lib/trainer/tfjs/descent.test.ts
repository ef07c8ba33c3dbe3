import { afterAll, beforeAll, expect, test } from "vitest";
import { OPTIMISERS } from "@/lib/learning/hyperparameters";
import { createRandom } from "@/lib/learning/random";
import { initialWeights } from "../initial-weights";
import { type Bundle, bundle } from "../testing/bundle";
import { moons } from "../testing/lessons";
import type { descendBothWays } from "../testing/tfjs-on-cpu";
import { trainingPlan } from "../training-plan";

let built: Bundle;
let bothWays: typeof descendBothWays;

beforeAll(async () => {
  built = await bundle({ oracle: "lib/trainer/testing/tfjs-on-cpu.ts" }, { platform: "node" });
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
