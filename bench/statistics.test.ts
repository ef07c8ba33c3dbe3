import { expect, test } from "vitest";
import { bestRatio, interleaved, percentile } from "./statistics";

test("every contender is measured once per round, and each round begins with another one", async () => {
  const asked: string[] = [];
  const measured = await interleaved(["a", "b", "c"], 4, async (name) => asked.push(name));
  expect(asked.join("")).toBe("abcbcacababc");
  expect(measured).toEqual({ a: [1, 6, 8, 10], b: [2, 4, 9, 11], c: [3, 5, 7, 12] });
});

test("a ratio is of the best of ours to the best of the peers, and of what works alone", () => {
  const speeds = { simd: 300, flat: 100, cpu: 20, fit: 30, wasm: null, other: 900 };
  expect(bestRatio(speeds, ["flat", "simd"], ["cpu", "fit", "wasm", "missing"])).toBe(10);
  expect(bestRatio(speeds, ["simd"], ["wasm"])).toBeNull();
  expect(bestRatio(speeds, ["wasm"], ["cpu"])).toBeNull();
});

test("a percentile is the smallest value that the given share of values does not exceed", () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect([percentile(values, 95), percentile(values, 99), percentile([7], 95)]).toEqual([190, 198, 7]);
  expect(percentile([], 95)).toBeNaN();
});
