import { expect, test } from "vitest";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { pictureKey, pictureNamed, picturesOf } from "./class-picture";

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

test("a plane has surfaces, drawings have none, and only a closed round has a debrief", () => {
  expect(picturesOf(PLANE, false)).toEqual(["curves", "rates", "sizes", "scale", "surfaces"]);
  expect(picturesOf({ ...PLANE, view: "pictures" }, true)).toEqual([
    "curves",
    "rates",
    "sizes",
    "scale",
    "debrief",
  ]);
});

test("letters have words and a vote instead of surfaces", () => {
  const letters = { ...PLANE, view: "letters" } as const;
  const running = ["curves", "rates", "sizes", "scale", "words", "vote"];
  expect([picturesOf(letters, false), picturesOf(letters, true)]).toEqual([running, [...running, "debrief"]]);
});

test("an unknown challenge has only curves and rates", () => {
  expect(picturesOf(null, true)).toEqual(["curves", "rates"]);
});

test("a question is there once one was asked, also in a round of an unknown challenge, and has the key 0", () => {
  const pictures = picturesOf(null, true, true);
  expect(pictures).toEqual(["curves", "rates", "question"]);
  expect(pictures.map((picture) => pictureKey(picture, pictures))).toEqual(["1", "2", "0"]);
  expect(picturesOf(PLANE, true, true).at(-1)).toBe("question");
});

test("keys count from 1 without gaps, and closing a round changes none of them", () => {
  const keysOf = (challenge: ChallengeInfo | null, closed: boolean) =>
    picturesOf(challenge, closed).map((picture, _, all) => `${pictureKey(picture, all)} ${picture}`);
  const everyRound = ["1 curves", "2 rates", "3 sizes", "4 scale"];
  expect([keysOf(PLANE, false), keysOf(PLANE, true)]).toEqual([
    [...everyRound, "5 surfaces"],
    [...everyRound, "5 surfaces", "6 debrief"],
  ]);
  expect([
    keysOf({ ...PLANE, view: "pictures" }, false),
    keysOf({ ...PLANE, view: "pictures" }, true),
  ]).toEqual([everyRound, [...everyRound, "5 debrief"]]);
  expect(keysOf(null, true)).toEqual(["1 curves", "2 rates"]);
});

test("a name from an address is a picture or nothing", () => {
  expect(["rates", "Rates", undefined, ["rates"]].map(pictureNamed)).toEqual(["rates", null, null, null]);
});
