import { expect, test } from "vitest";
import {
  formatBriefly,
  formatClock,
  formatCount,
  formatFlop,
  formatLearningRate,
  formatLoss,
  formatMetric,
  formatProbability,
  formatRate,
  formatScore,
  formatShape,
  formatWeight,
} from "./format";

test("a score has one decimal", () => {
  expect([0, 9.96, 87.3, 87.349, 100].map(formatScore)).toEqual(["0.0", "10.0", "87.3", "87.3", "100.0"]);
});

test("a loss has three significant digits, however large or small it is", () => {
  const losses = [
    0, 0.312, 0.3, 0.6934, 0.0123, 0.000999, 0.00000123, 1, 12.34, 999.4, 999.6, 1234, 123456, 1.2e38,
  ];
  expect(losses.map(formatLoss)).toEqual([
    ...["0", "0.312", "0.300", "0.693", "0.0123", "9.99e-4", "1.23e-6", "1.00", "12.3", "999", "1,000"],
    ...["1,230", "1.23e5", "1.20e38"],
  ]);
});

test("a gap below zero has a true minus sign", () => {
  expect([-0.0168, -1234, -1e-5].map(formatLoss)).toEqual(["−0.0168", "−1,230", "−1.00e-5"]);
});

test("a loss that is not finite is shown as infinite", () => {
  expect([Number.NaN, Number.POSITIVE_INFINITY].map(formatLoss)).toEqual(["∞", "∞"]);
});

test("a learning rate is written as people write it", () => {
  const rates = [10, 3, 1, 0.3, 0.03, 0.001, 0.00075, 1e-4, 2.5e-5, 1e-5, 0.1 + 0.2];
  expect(rates.map(formatLearningRate)).toEqual([
    ...["10", "3", "1", "0.3", "0.03", "0.001", "7.5e-4", "1e-4", "2.5e-5", "1e-5", "0.3"],
  ]);
});

test("a learning rate as shown can be typed back in", () => {
  for (const rate of [10, 0.03, 0.00075, 2.5e-5]) expect(Number(formatLearningRate(rate))).toBe(rate);
});

test("a metric is accuracy in per cent for classes and the error in the target's own unit for numbers", () => {
  const classes = { kind: "classification", classes: ["a", "b"] } as const;
  expect([
    formatMetric(classes, 0.934),
    formatMetric(classes, 1),
    formatMetric({ kind: "regression" }, 0.1234),
    formatMetric({ kind: "regression", target: { mean: 23, deviation: 8 } }, 0.5),
  ]).toEqual(["93.4%", "100.0%", "0.123", "4.00"]);
});

test("counts have thousands separators", () => {
  expect([0, 999, 12_345, 1_234_567].map(formatCount)).toEqual(["0", "999", "12,345", "1,234,567"]);
});

test("a speed has three significant digits", () => {
  expect([0, 3.1449, 86.41, 1237, 163_412].map(formatRate)).toEqual([
    "0",
    "3.14",
    "86.4",
    "1,240",
    "163,000",
  ]);
});

test("a clock rounds up to whole seconds and never goes below zero", () => {
  expect([-5, 0, 1, 401_000, 3_725_000].map(formatClock)).toEqual([
    "00:00",
    "00:00",
    "00:01",
    "06:41",
    "1:02:05",
  ]);
});

test("operations have the unit that leaves one to three digits", () => {
  expect([0, 850, 999, 1000, 1_240_000, 9_960_000, 34e9, 999_600, 5e15].map(formatFlop)).toEqual([
    ...["0\u00a0FLOP", "850\u00a0FLOP", "999\u00a0FLOP", "1.0\u00a0kFLOP", "1.2\u00a0MFLOP", "10\u00a0MFLOP"],
    ...["34\u00a0GFLOP", "1.0\u00a0MFLOP", "5,000\u00a0TFLOP"],
  ]);
});

test("a shape is its sides, held together", () => {
  expect([[16], [26, 26, 8], [3136]].map(formatShape)).toEqual([
    "16",
    "26\u00a0×\u00a026\u00a0×\u00a08",
    "3,136",
  ]);
});

test("a weight has four decimals, and a dash if it is not a number", () => {
  const weights = [0.41234, -1.25, -0.00001, 0, 123.456, -1e6, Number.NaN, Number.NEGATIVE_INFINITY];
  expect(weights.map(formatWeight)).toEqual([
    ...["0.4123", "−1.2500", "0.0000", "0.0000", "123", "−1.00e6", "–", "−∞"],
  ]);
});

test("a number in a drawing takes five places at most, as long as it is no giant", () => {
  const values = [0.4251, -0.001, -3.456, 12.34, -99.96, 1234, Number.NaN, Number.POSITIVE_INFINITY];
  expect(values.map(formatBriefly)).toEqual(["0.43", "−1e-3", "−3.46", "12.3", "−100", "1,230", "–", "∞"]);
});

test("a probability is never rounded to certainty", () => {
  expect([0, 1e-9, 0.5, 0.67549, 0.9999999, 1].map(formatProbability)).toEqual([
    ...["0.0%", "<0.1%", "50.0%", "67.5%", ">99.9%", "100.0%"],
  ]);
});
