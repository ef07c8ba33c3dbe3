import { expect, test } from "vitest";
import { type Curve, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { Diagnosis } from "@/lib/learning/curves/diagnosis";
import { isGapGrowing, leadingFinding } from "./run-diagnosis";

/** A curve with these gaps. */
function curve(count: number, gap: (index: number) => number): Curve {
  const step = Array.from({ length: count }, (_, index) => index);
  return {
    ...EMPTY_CURVE,
    step,
    trainLoss: step.map(() => 0.1),
    validationLoss: step.map((at) => 0.1 + gap(at)),
  };
}

test.each([
  ["opens steadily", curve(40, (at) => 0.01 * at), true],
  ["has long been as wide", curve(40, (at) => Math.min(0.3, 0.03 * at)), false],
  ["closes", curve(40, (at) => 0.4 - 0.01 * at), false],
  ["trembles about nothing", curve(40, (at) => 0.004 * (at % 2)), false],
  ["is of too few points to say", curve(12, (at) => 0.1 * at), false],
])("a gap that %s", (_, of, growing) => {
  expect(isGapGrowing(of)).toBe(growing);
});

test.each<[Diagnosis["regime"], Diagnosis["fit"], boolean, "regime" | "fit"]>([
  ["diverged", null, true, "regime"],
  ["just-right", "just-right", false, "fit"],
  ["just-right", "overfitting", false, "fit"],
  ["crawling", "overfitting", true, "fit"],
  ["bouncing", "underfitting", true, "regime"],
  ["stopped", "underfitting", true, "fit"],
  ["vanishing", "underfitting", true, "regime"],
  ["just-right", "underfitting", false, "regime"],
  ["just-right", "underfitting", true, "fit"],
])("of %s and %s, the sentence is about the one to act on", (regime, fit, ended, lead) => {
  expect(leadingFinding({ regime, fit, gap: 0, rising: false }, ended)).toBe(lead);
});
