import fc from "fast-check";
import { expect, test } from "vitest";
import { SPLIT_NAMES, type Split } from "@/lib/learning/examples/split";
import { featureCount } from "@/lib/learning/network/network";
import { inOwnUnit, type Scale, scaleOf } from "@/lib/learning/numbers/scale";
import { cars } from "./cars";
import carRows from "./data/cars.json";
import { digits } from "./digits";
import { iris } from "./iris";
import { penguins } from "./penguins";

function rows({ count, features }: Split, width: number): string[] {
  return Array.from({ length: count }, (_, row) => features.subarray(row * width, (row + 1) * width).join());
}

test.each([penguins, iris, cars, digits])(
  "no example of $id is in two splits, whatever their seeds, and a split has the same ones in every order",
  (challenge) => {
    const width = featureCount(challenge.featureShape);
    const known = SPLIT_NAMES.map((name) => new Set(rows(challenge.makeSplit(name, 0), width)));
    expect(new Set(known.flatMap((split) => [...split])).size).toBe(
      known.reduce((sum, split) => sum + split.size, 0),
    );
    const seed = fc.nat(0xffff_ffff);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), seed, (split, seed) => {
        const drawn = rows(challenge.makeSplit(SPLIT_NAMES[split], seed), width);
        expect(new Set(drawn)).toEqual(known[split]);
      }),
      { numRuns: challenge === digits ? 3 : 30 },
    );
  },
);

test.each([penguins, iris, cars])(
  "each feature of $id has mean 0 and standard deviation 1 on the training split",
  (challenge) => {
    const { features, count } = challenge.makeSplit("train", 1);
    challenge.features?.forEach((_, column, { length }) => {
      const values = Array.from({ length: count }, (_, row) => features[row * length + column]);
      const { mean, deviation } = scaleOf(values);
      expect(mean).toBeCloseTo(0, 5);
      expect(deviation).toBeCloseTo(1, 5);
    });
  },
);

test("converted back to its own units, every car of a split is as recorded, with its own target", () => {
  const { features, labels, count } = cars.makeSplit("test", 3);
  const scales = [...cars.features!, (cars.task as { target: Scale }).target];
  const read = Array.from({ length: count }, (_, car) =>
    [...features.subarray(car * 6, (car + 1) * 6), labels[car]].map(
      (value, column) => Math.round(10 * inOwnUnit(value, scales[column])) / 10,
    ),
  );
  const sorted = (rows: number[][]) => rows.map((row) => row.join()).sort();
  expect(sorted(read)).toEqual(sorted(carRows.test));
});

test("a digit's label stays with its drawing: a one has less ink than any other digit", () => {
  const { features, labels, count } = digits.makeSplit("validation", 9);
  const ink = new Array<number>(10).fill(0);
  for (let example = 0; example < count; example++) {
    const drawing = features.subarray(example * 784, (example + 1) * 784);
    ink[labels[example]] += drawing.reduce((sum, shade) => sum + shade, 0);
  }
  expect(ink.indexOf(Math.min(...ink))).toBe(1);
});
