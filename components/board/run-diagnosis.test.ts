import { expect, test } from "vitest";
import type { Diagnosis } from "@/lib/learning/diagnosis";
import { troublesOf } from "./run-diagnosis";

const of = (regime: Diagnosis["regime"], fit: Diagnosis["fit"]): Diagnosis => ({ regime, fit, gap: 0 });

test("the steps come before what was learnt", () => {
  expect(troublesOf(of("bouncing", "overfitting"), true)).toEqual(["bouncing", "overfitting"]);
  expect(troublesOf(of("diverged", null), true)).toEqual(["diverged"]);
});

test("a run that is still going is not blamed for knowing too little yet", () => {
  expect(troublesOf(of("crawling", "underfitting"), false)).toEqual(["crawling"]);
  expect(troublesOf(of("just-right", "underfitting"), true)).toEqual(["underfitting"]);
});

test("what is right, or cannot be told yet, is no trouble", () => {
  expect([troublesOf(of("just-right", "just-right"), true), troublesOf(null, false)]).toEqual([[], []]);
});
