import { expect, test } from "vitest";
import { parameterCount } from "@/lib/learning/network/flop";
import { LESSON_NAMES, LESSONS, lesson } from "@/lib/testing/trainer/webgpu/lessons";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { fusedFit } from "./fit";

function fitOf(name: (typeof LESSON_NAMES)[number], bytes: number) {
  const plan = trainingPlan(lesson(name, { optimiser: "adam" }).spec);
  return fusedFit(plan, plan.batchSize, parameterCount(plan.layers), bytes);
}

test.each(LESSON_NAMES)("%s is trained by the program that it is meant to test", (name) => {
  expect(fitOf(name, 32_768) !== null).toBe(LESSONS[name].program === "fused");
});

test("what does not fit in the workgroup's memory stays outside, the optimiser's memories first", () => {
  // 354 weights, and (16 + 16 + 2) values and errors and a loss for each of 16 examples.
  const values = 4 * 16 * (2 * 34 + 1);
  const inside = (bytes: number) => fitOf("ReLU, two classes", bytes)?.inside;
  expect(inside(values - 4)).toBeUndefined();
  expect(inside(values)).toEqual({ w: false, m: false, v: false });
  expect(inside(values + 4 * 354)).toEqual({ w: true, m: false, v: false });
  expect(inside(values + 8 * 354)).toEqual({ w: true, m: true, v: false });
  expect(inside(values + 12 * 354)).toEqual({ w: true, m: true, v: true });
});

test("sums that a derivative needs have room too", () => {
  // 11 + 11 + 6 + 5 + 3 values and as many errors, 11 + 6 sums and a loss for each of 16 examples.
  const values = 4 * 16 * (2 * 36 + 17 + 1);
  expect(fitOf("GELU and dropout, three classes", values - 4)).toBeNull();
  expect(fitOf("GELU and dropout, three classes", values)).not.toBeNull();
});

test("convolutions, and steps too large for one workgroup, do not fit at all", () => {
  expect(fitOf("a valid convolution", 2 ** 30)).toBeNull();
  expect(fitOf("tiles of many sizes", 2 ** 30)).toBeNull();
  // Little to multiply, but every weight asks the whole batch for its letter.
  expect(fitOf("all letters, one-hot, many at once", 2 ** 30)).toBeNull();
});
