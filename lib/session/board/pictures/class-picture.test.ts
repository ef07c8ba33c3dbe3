import { expect, test } from "vitest";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
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

test("a plane has surfaces, a curve has fits, whatever has classes has misses, and only a closed round has a debrief", () => {
  const everyRound = ["curves", "rates", "sizes", "scale", "valley"];
  expect(picturesOf(PLANE, false)).toEqual([...everyRound, "surfaces", "misses"]);
  expect(picturesOf({ ...PLANE, view: "pictures" }, true)).toEqual([...everyRound, "misses", "debrief"]);
  expect(picturesOf({ ...PLANE, view: "curve", task: { kind: "regression" } }, true)).toEqual([
    ...[...everyRound, "fits", "debrief"],
  ]);
  expect(picturesOf({ ...PLANE, view: "table", task: { kind: "regression" } }, false)).toEqual(everyRound);
});

test("letters have words and a vote instead of surfaces", () => {
  const letters = { ...PLANE, view: "letters", task: { kind: "next-letter", alphabet: "ab" } } as const;
  const running = ["curves", "rates", "sizes", "scale", "valley", "words", "vote"];
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
  const everyRound = ["1 curves", "2 rates", "3 sizes", "4 scale", "5 valley"];
  expect([keysOf(PLANE, false), keysOf(PLANE, true)]).toEqual([
    [...everyRound, "6 surfaces", "7 misses"],
    [...everyRound, "6 surfaces", "7 misses", "8 debrief"],
  ]);
  expect([
    keysOf({ ...PLANE, view: "pictures" }, false),
    keysOf({ ...PLANE, view: "pictures" }, true),
  ]).toEqual([
    [...everyRound, "6 misses"],
    [...everyRound, "6 misses", "7 debrief"],
  ]);
  expect(keysOf(null, true)).toEqual(["1 curves", "2 rates"]);
});

test("after nine pictures, keys are letters, each another one, and none that a screen has a command for", () => {
  const counted = CLASS_PICTURES.filter((picture) => picture !== "question" && picture !== "input");
  const keys = counted.map((picture) => pictureKey(picture, counted));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.slice(8, 10)).toEqual(["9", "D"]);
});

test("a name from an address is a picture or nothing", () => {
  expect(["rates", "Rates", undefined, ["rates"]].map(pictureNamed)).toEqual(["rates", null, null, null]);
});
