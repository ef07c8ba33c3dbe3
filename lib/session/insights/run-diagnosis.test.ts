import { expect, test } from "vitest";
import { CURVE_COLUMNS, type Curve, pick } from "@/lib/learning/curves/curve";
import type { Diagnosis } from "@/lib/learning/curves/diagnosis";
import type { Run } from "@/lib/session/log/session";
import { EXERCISE, runOf } from "@/lib/testing/session/runs";
import { diagnosisOf, hasDiverged, troublesOf } from "./run-diagnosis";

const of = (regime: Diagnosis["regime"], fit: Diagnosis["fit"]): Diagnosis => ({
  ...{ regime, fit, gap: 0, rising: false },
});

test("trouble with the steps comes before trouble with the fit", () => {
  expect(troublesOf(of("bouncing", "overfitting"), true)).toEqual(["bouncing", "overfitting"]);
  expect(troublesOf(of("diverged", null), true)).toEqual(["diverged"]);
});

test("underfitting is reported only once the run has ended, and only if its steps are not to blame", () => {
  expect(troublesOf(of("just-right", "underfitting"), false)).toEqual([]);
  expect(troublesOf(of("just-right", "underfitting"), true)).toEqual(["underfitting"]);
  expect(troublesOf(of("crawling", "underfitting"), true)).toEqual(["crawling"]);
});

test("a sound run, or one without a diagnosis, has no trouble", () => {
  expect([troublesOf(of("just-right", "just-right"), true), troublesOf(null, false)]).toEqual([[], []]);
});

test("a run is diagnosed again as its curve grows, when it ends, and when a replay goes back", () => {
  const task = { kind: "classification", classes: ["one", "other"] } as const;
  const losses = Array.from({ length: 40 }, (_, index) => (index < 20 ? 1 / (index + 1) : 9));
  const whole = Object.fromEntries(CURVE_COLUMNS.map((name) => [name, losses])) as unknown as Curve;
  const curve: Curve = { ...whole, epoch: losses.map((_, index) => index) };
  const run = { network: { layers: [] }, hyperparameters: { epochs: 40 }, startedAt: 1, end: null };
  const at = (points: number, end: Run["end"] = null) => {
    const indices = Array.from({ length: points }, (_, index) => index);
    const whole = { ...run, curve: pick(curve, indices), end } as unknown as Run;
    return diagnosisOf({ participants: [] }, whole, task)?.regime;
  };
  const diverged = { reason: "diverged", at: 9 } as const;
  expect([at(3), at(20), at(40), at(20), at(20, diverged), at(20)]).toEqual([
    undefined,
    at(20),
    "diverged",
    at(20),
    "diverged",
    at(20),
  ]);
  expect(at(20)).not.toBe("diverged");
});

test("a run whose loss grew out of bounds has diverged, even if it stayed finite and finished", () => {
  const finished = runOf({ losses: [0.7, ...Array.from({ length: 20 }, () => 9)] }, 0);
  expect(hasDiverged(finished, EXERCISE.task)).toBe(true);
  expect(hasDiverged(finished, null)).toBe(false);
  expect(hasDiverged({ ...finished, end: { reason: "diverged", at: 1 } }, null)).toBe(true);
  expect(hasDiverged(runOf({}, 0), EXERCISE.task)).toBe(false);
});
