import { expect, test } from "vitest";
import { drawings } from "./glasses-or-rings";
import { mislabelledDrawings } from "./mislabelled-drawings";

test("of 120 training examples six of each class are labelled as the other, and which ones is the seed's", () => {
  const wrong = [1, 2].map((seed) => {
    const right = drawings(120, seed);
    const { features, labels } = mislabelledDrawings.makeSplit("train", seed);
    expect(features).toEqual(right.features);
    return [0, 1].map((label) =>
      [...labels.keys()].filter((example) => right.labels[example] === label && labels[example] !== label),
    );
  });
  expect(wrong.map((byClass) => byClass.map(({ length }) => length))).toEqual([
    [6, 6],
    [6, 6],
  ]);
  expect(wrong[0]).not.toEqual(wrong[1]);
});

test("validation and test split are labelled right", () => {
  expect(mislabelledDrawings.makeSplit("validation", 4)).toEqual(drawings(500, 4));
  expect(mislabelledDrawings.makeSplit("test", 4)).toEqual(drawings(2000, 4));
});
