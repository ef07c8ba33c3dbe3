import { expect, test } from "vitest";
import { ACTIVATIONS, type Activation } from "@/lib/learning/network/network";
import { normal } from "@/lib/testing/trainer/normal";
import { ACTIVATION_ENTRIES } from "./activations";

/** The definitions, in float64. */
const DEFINITIONS: Readonly<Record<Activation, (x: number) => number>> = {
  tanh: Math.tanh,
  relu: (x) => Math.max(0, x),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  gelu: (x) => x * normal(x),
};

/** What the flat kernels give for each sum: the value, and the derivative there. */
function valuesAndSlopes(activation: Activation, sums: Float32Array) {
  const { flat, slopeFrom } = ACTIVATION_ENTRIES[activation];
  const count = sums.length;
  const floats = new Float32Array(3 * count);
  floats.set(sums);
  floats.fill(1, 2 * count);
  flat!.forward(floats, 0, count, count);
  flat!.back(floats, slopeFrom === "sum" ? 0 : count, 2 * count, count);
  return { values: floats.slice(count, 2 * count), slopes: floats.slice(2 * count) };
}

/** Between −12 and 12, where no activation has a corner. */
const SUMS = Float32Array.from({ length: 24_000 }, (_, index) => -12 + (index + 0.5) / 1000);

test.each(ACTIVATIONS)(
  "%s is its definition within 6e-7 of the sum, its slope the definition's within 6e-6",
  (name) => {
    const { values, slopes } = valuesAndSlopes(name, SUMS);
    const defined = DEFINITIONS[name];
    const [value, slope] = SUMS.reduce(
      ([ofValue, ofSlope], x, at) => [
        Math.max(ofValue, Math.abs(values[at] - defined(x)) / Math.max(1, Math.abs(x))),
        Math.max(ofSlope, Math.abs(slopes[at] - (defined(x + 1e-4) - defined(x - 1e-4)) / 2e-4)),
      ],
      [0, 0],
    );
    expect(value).toBeLessThan(6e-7);
    expect(slope).toBeLessThan(6e-6);
  },
);

test.each(ACTIVATIONS)(
  "%s passes gradients on through sums so large that their squares would be none",
  (name) => {
    const { slopes } = valuesAndSlopes(name, Float32Array.of(-1e30, 1e30));
    const expected = name === "relu" || name === "gelu" ? [0, 1] : [0, 0];
    slopes.forEach((slope, at) => {
      expect(Math.abs(slope - expected[at])).toBeLessThan(6e-6);
    });
  },
);

test("a sum that is NaN gives NaN, and no finite gradient", () => {
  for (const name of ["tanh", "sigmoid", "gelu"] as const) {
    const { values, slopes } = valuesAndSlopes(name, Float32Array.of(Number.NaN));
    expect([...values, ...slopes]).toEqual([Number.NaN, Number.NaN]);
  }
});
