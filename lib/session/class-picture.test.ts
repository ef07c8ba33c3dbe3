import { expect, test } from "vitest";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { CLASS_PICTURES, pictureKey, pictureNamed, picturesOf } from "./class-picture";

const PLANE: ChallengeInfo = {
  id: "moons",
  task: { kind: "classification", classes: ["a", "b"] },
  view: "plane",
  featureShape: [2],
  counts: { train: 10, validation: 10, test: 10 },
  preset: {
    network: { layers: [] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 10, epochs: 10, weightDecay: 0 },
  },
};

test("a plane has surfaces, drawings have none, and only what is over has a debrief", () => {
  expect(picturesOf(PLANE, false)).toEqual(["curves", "rates", "sizes", "surfaces", "scale"]);
  expect(picturesOf({ ...PLANE, view: "pictures" }, true)).toEqual([
    "curves",
    "rates",
    "sizes",
    "scale",
    "debrief",
  ]);
});

test("of a challenge that this version does not know, curves and rates are left", () => {
  expect(picturesOf(null, true)).toEqual(["curves", "rates"]);
});

test("keys count from 1 and stay with their pictures", () => {
  expect(CLASS_PICTURES.map(pictureKey)).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test("a name from an address is a picture or nothing", () => {
  expect(["rates", "Rates", undefined, ["rates"]].map(pictureNamed)).toEqual(["rates", null, null, null]);
});
