import { expect, test } from "vitest";
import { CLASS_VALLEY_SIZE, type ClassValley } from "@/lib/learning/training/class-valley";
import { PackedValley, packValley, unpackValley } from "./packed-valley";

const VALLEY: ClassValley = {
  network: { layers: [{ kind: "dense", units: 2, activation: "tanh" }] },
  directions: { across: Float32Array.of(0.6, -0.8, 0), up: Float32Array.of(0, 0, 1) },
  across: { low: -1.5, high: 6 },
  up: { low: -4, high: 3.5 },
  losses: Float64Array.from({ length: CLASS_VALLEY_SIZE ** 2 }, (_, at) =>
    at === 7 ? Number.POSITIVE_INFINITY : 0.004 * 1.002 ** at,
  ),
  references: [{ learningRate: 0.3, held: 0.97 }],
};

test("a valley comes back from the log, its losses within two in ten thousand", () => {
  const packed = packValley(VALLEY);
  expect(PackedValley.parse(JSON.parse(JSON.stringify(packed)))).toEqual(packed);
  const { losses, ...rest } = unpackValley(packed)!;
  const { losses: _, ...others } = VALLEY;
  expect(rest).toEqual(others);
  for (const [at, loss] of losses.entries()) {
    if (VALLEY.losses[at] === Number.POSITIVE_INFINITY) expect(loss).toBe(Number.POSITIVE_INFINITY);
    else expect(Math.abs(loss / VALLEY.losses[at] - 1)).toBeLessThan(2e-4);
  }
  expect(JSON.stringify(packed).length).toBeLessThan(11_000);
});

test.each([
  ["losses are missing", { losses: "AAAA" }],
  ["directions have no equal halves", { directions: "AAAAAA==" }],
])("a valley is none where %s", (_, broken) => {
  expect(unpackValley({ ...packValley(VALLEY), ...broken })).toBe(null);
});

test.each([
  ["text that is not base64", { losses: "§" }],
  ["a surface of a megabyte", { losses: "A".repeat(1_000_000) }],
  ["a loss below zero", { floor: -1 }],
])("the log holds no valley with %s", (_, wrong) => {
  expect(PackedValley.safeParse({ ...packValley(VALLEY), ...wrong }).success).toBe(false);
});
