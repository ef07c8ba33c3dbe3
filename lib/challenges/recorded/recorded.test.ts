import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { SPLIT_NAMES, type Split, type SplitName } from "@/lib/learning/examples/split";
import { featureCount } from "@/lib/learning/network/network";
import { inOwnUnit, type Scale, scaleOf } from "@/lib/learning/numbers/scale";
import carRows from "../data/cars.json";
import { cars, earlierCars } from "./cars";
import { digits, earlierDigits } from "./digits";
import { earlierIris, iris } from "./iris";
import { earlierPenguins, penguins } from "./penguins";
import { repartitioned } from "./repartitioned";

function rows({ count, features }: Split, width: number): string[] {
  return Array.from({ length: count }, (_, row) => features.subarray(row * width, (row + 1) * width).join());
}

// Those of earlier digits are told apart by a test of their own.
test.each([penguins, earlierPenguins, iris, earlierIris, cars, earlierCars, digits])(
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
      { numRuns: challenge.view === "pictures" ? 3 : 30 },
    );
  },
);

test.each([penguins, iris, cars, earlierCars])(
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

test.each([cars, earlierCars])(
  "converted back to its own units, every car of $id is as recorded, with its own target",
  (challenge) => {
    const scales = [...challenge.features!, (challenge.task as { target: Scale }).target];
    const read = SPLIT_NAMES.map((name) => {
      const { features, labels, count } = challenge.makeSplit(name, 3);
      return Array.from({ length: count }, (_, car) =>
        [...features.subarray(car * 6, (car + 1) * 6), labels[car]].map(
          (value, column) => Math.round(10 * inOwnUnit(value, scales[column])) / 10,
        ),
      );
    });
    const sorted = (rows: number[][]) => rows.map((row) => row.join()).sort();
    expect(sorted(read.flat())).toEqual(sorted(SPLIT_NAMES.flatMap((name) => carRows[name])));
    if (challenge === earlierCars) expect(sorted(read[2])).toEqual(sorted(carRows.test));
  },
);

test("data that was parted again is the same drawings with the same labels, of which most of the test have another part", () => {
  const withLabels = ({ makeSplit }: Challenge, name: SplitName) => {
    const { features, labels, count } = makeSplit(name, 4);
    return Array.from({ length: count }, (_, example) => {
      const drawing = Float32Array.from(features.subarray(example * 784, (example + 1) * 784));
      return `${createHash("sha1").update(drawing).digest("hex")} is ${labels[example]}`;
    });
  };
  const all = (challenge: Challenge) => SPLIT_NAMES.flatMap((name) => withLabels(challenge, name)).sort();
  expect(all(digits)).toEqual(all(earlierDigits));
  const before = new Set(withLabels(earlierDigits, "test"));
  expect(withLabels(digits, "test").filter((drawing) => !before.has(drawing)).length).toBeGreaterThan(500);
});

test("a partition for more or fewer examples than there are is refused", () => {
  const parts = { train: ["a", "b"], validation: ["c"], test: ["d"] };
  expect(repartitioned(parts, "2010")).toEqual({ train: ["b", "d"], validation: ["c"], test: ["a"] });
  expect(() => repartitioned(parts, "201")).toThrow(RangeError);
  expect(() => repartitioned(parts, "20100")).toThrow(RangeError);
});

test.each([digits, earlierDigits])(
  "a label of $id stays with its drawing: a one has less ink than any other digit",
  (challenge) => {
    const { features, labels, count } = challenge.makeSplit("validation", 9);
    const ink = new Array<number>(10).fill(0);
    for (let example = 0; example < count; example++) {
      const drawing = features.subarray(example * 784, (example + 1) * 784);
      ink[labels[example]] += drawing.reduce((sum, shade) => sum + shade, 0);
    }
    expect(ink.indexOf(Math.min(...ink))).toBe(1);
  },
);
