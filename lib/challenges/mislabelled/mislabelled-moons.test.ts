import { expect, test } from "vitest";
import { moons, onMoon } from "../moons";
import { planeChallenge } from "../plane-challenge";
import { mislabelledMoons } from "./mislabelled-moons";

const correct = planeChallenge({
  ...mislabelledMoons,
  classes: ["upper", "lower"],
  noise: 0.15,
  place: onMoon,
});

test("of 80 training points eight of each moon have the other's label, and the seed determines which", () => {
  const wrong = [1, 2].map((seed) => {
    const right = correct.makeSplit("train", seed);
    const { features, labels } = mislabelledMoons.makeSplit("train", seed);
    expect(features).toEqual(right.features);
    const wrong = [0, 1].map((label) =>
      [...labels.keys()].filter((point) => right.labels[point] === label && labels[point] !== label),
    );
    expect(new Set(mislabelledMoons.wrongExamples?.(seed))).toEqual(new Set(wrong.flat()));
    return wrong;
  });
  expect(wrong.map((byMoon) => byMoon.map(({ length }) => length))).toEqual([
    [8, 8],
    [8, 8],
  ]);
  expect(wrong[0]).not.toEqual(wrong[1]);
});

test("the validation and test points are those of two moons, with correct labels", () => {
  for (const name of ["validation", "test"] as const)
    expect(mislabelledMoons.makeSplit(name, 4)).toEqual(moons.makeSplit(name, 4));
});
