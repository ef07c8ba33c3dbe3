import { expect, test } from "vitest";
import { curveOf } from "@/lib/learning/curves/curve";
import { NEW_LANE, type RaceLane } from "@/lib/learning/training/lanes";
import { raceOutcome } from "./race";

const lossCurve = curveOf([
  {
    step: 100,
    epoch: 5,
    trainLoss: 0.25,
    validationLoss: 0.5,
    trainScore: 60,
    validationScore: 40,
    trainMetric: 0.9,
    validationMetric: 0.8,
  },
]);
const lane = (engine: RaceLane["engine"], elapsedMs: number, rest: Partial<RaceLane> = {}): RaceLane => ({
  ...NEW_LANE,
  ...{ engine, step: 100, totalSteps: 100, elapsedMs, lossCurve, done: true, end: "finished" },
  ...rest,
});

test("the faster one wins by the ratio of their steps per second, even if the race was stopped early", () => {
  expect(raceOutcome([lane("simd", 10), lane("webgpu", 340)])).toEqual({
    winner: "cpu",
    factor: 34,
    losses: [0.5, 0.5],
  });
  expect(raceOutcome([lane("simd", 200), lane("webgpu", 100, { step: 200 })])).toEqual({
    winner: "gpu",
    factor: 4,
    losses: null,
  });
});

test("a lead of less than a tenth does not count", () => {
  expect(raceOutcome([lane("simd", 100), lane("webgpu", 109)])?.winner).toBe("even");
});

test("there is no outcome before both are done, nor when one failed, never started or ran alone", () => {
  expect(raceOutcome([lane("simd", 10), lane("webgpu", 340, { done: false })])).toBeNull();
  expect(raceOutcome([lane("simd", 10), lane("webgpu", 340, { failed: true })])).toBeNull();
  expect(raceOutcome([lane("simd", 10), lane("webgpu", 340, { step: 0 })])).toBeNull();
  expect(raceOutcome([lane("simd", 10)])).toBeNull();
});
