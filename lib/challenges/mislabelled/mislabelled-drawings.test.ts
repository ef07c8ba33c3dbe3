import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Split } from "@/lib/learning/examples/split";
import { drawings } from "../glasses-or-rings";
import { mislabelledDrawings } from "./mislabelled-drawings";

test("of 120 training examples six of each class have the other's label, and the seed determines which", () => {
  const wrong = [1, 2].map((seed) => {
    const right = drawings(120, seed);
    const { features, labels } = mislabelledDrawings.makeSplit("train", seed);
    expect(digest({ ...right, features })).toBe(digest(right));
    const wrong = [0, 1].map((label) =>
      [...labels.keys()].filter((example) => right.labels[example] === label && labels[example] !== label),
    );
    expect(new Set(mislabelledDrawings.wrongExamples?.(seed))).toEqual(new Set(wrong.flat()));
    return wrong;
  });
  expect(wrong.map((byClass) => byClass.map(({ length }) => length))).toEqual([
    [6, 6],
    [6, 6],
  ]);
  expect(wrong[0]).not.toEqual(wrong[1]);
});

test("the labels of the validation and test splits are correct", () => {
  expect(digest(mislabelledDrawings.makeSplit("validation", 4))).toBe(digest(drawings(500, 4)));
  expect(digest(mislabelledDrawings.makeSplit("test", 4))).toBe(digest(drawings(2000, 4)));
});

/** Splits are compared by digest, since they have a million pixels. */
function digest({ features, labels }: Split): string {
  return createHash("sha256")
    .update(Float32Array.from(features))
    .update(Float32Array.from(labels))
    .digest("hex");
}
