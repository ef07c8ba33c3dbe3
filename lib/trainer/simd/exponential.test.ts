import { expect, test } from "vitest";
import { exp, log, sigmoid, tanh } from "./flat/exponential";

/** `count` float32 numbers from `from` to `to`. */
function between(from: number, to: number, count = 200_000): number[] {
  return Array.from({ length: count + 1 }, (_, index) => Math.fround(from + ((to - from) * index) / count));
}

function largest(errors: readonly number[]): number {
  return errors.reduce((max, error) => Math.max(max, error));
}

test("exp is within 2e-7 of eˣ, relative, from −40 to 0, and stays at e⁻⁴⁰ below", () => {
  const errors = between(-40, 0).map((x) => Math.abs(exp(x) / Math.exp(x) - 1));
  expect(largest(errors)).toBeLessThan(2e-7);
  expect(exp(0)).toBe(1);
  expect(exp(Number.NEGATIVE_INFINITY)).toBe(exp(-40));
});

test("log is within 2e-7 of ln x, or a float32 of it, from 1e-6 to 1e6", () => {
  const errors = between(Math.log(1e-6), Math.log(1e6)).map((power) => {
    const x = Math.fround(Math.exp(power));
    return Math.abs(log(x) - Math.log(x)) / Math.max(1, Math.abs(Math.log(x)));
  });
  expect(largest(errors)).toBeLessThan(2e-7);
  expect(log(1)).toBe(0);
});

test("tanh is within 6e-7 of tanh x, relative, everywhere, never beyond ±1, and odd", () => {
  const small = between(-30, 1).map((power) => Math.fround(2 ** power));
  const numbers = [...between(1e-3, 12), ...small];
  expect(largest(numbers.map((x) => Math.abs(tanh(x) / Math.tanh(x) - 1)))).toBeLessThan(6e-7);
  expect(numbers.filter((x) => tanh(x) > 1 || tanh(-x) !== -tanh(x))).toEqual([]);
  expect([tanh(0), tanh(Number.POSITIVE_INFINITY), tanh(1e30)]).toEqual([0, tanh(8), tanh(8)]);
});

test("sigmoid is within 3e-7 of 1 ÷ (1 + e⁻ˣ) everywhere", () => {
  const errors = between(-30, 30).map((x) => Math.abs(sigmoid(x) - 1 / (1 + Math.exp(-x))));
  expect(largest(errors)).toBeLessThan(3e-7);
});

test("NaN stays NaN", () => {
  expect([exp, tanh, sigmoid].map((curve) => curve(Number.NaN))).toEqual([NaN, NaN, NaN]);
});
