import { expect, test } from "vitest";
import type { Diagnosis } from "@/lib/learning/diagnosis";
import { leadingFinding } from "./leading-finding";

test.each<[Diagnosis["regime"], Diagnosis["fit"], boolean, "regime" | "fit"]>([
  ["diverged", null, true, "regime"],
  ["just-right", "just-right", false, "fit"],
  ["just-right", "overfitting", false, "fit"],
  ["crawling", "overfitting", true, "fit"],
  ["bouncing", "underfitting", true, "regime"],
  ["just-right", "underfitting", false, "regime"],
  ["just-right", "underfitting", true, "fit"],
])("of %s and %s, the sentence is about the one to act on", (regime, fit, ended, lead) => {
  expect(leadingFinding({ regime, fit, gap: 0 }, ended)).toBe(lead);
});
