import { expect, test } from "vitest";
import { networkProblem } from "@/lib/learning/network/network-check";
import { SettingsSchema } from "@/lib/learning/training/settings-schema";
import { ALL_CHALLENGES, CATALOGUE, challengeInfo, currentId, findChallenge } from "./catalogue";

test("the catalogue has eighteen challenges, each found by its id, and a name that is not in it finds nothing", () => {
  expect(CATALOGUE.map(({ id }) => id)).toEqual([
    "two-spirals",
    "moons",
    "noisy-curve",
    "glasses-or-rings",
    "mislabelled-drawings",
    "mislabelled-moons",
    "circles",
    "xor",
    "clusters",
    "penguins-2",
    "iris-2",
    "cars-2",
    "digits-2",
    "drawn-digits",
    "dinosaurs",
    "first-names",
    "colour-names",
    "arabic-words",
    "poems",
  ]);
  expect(CATALOGUE.map(({ id }) => findChallenge(id))).toEqual(CATALOGUE);
  expect([findChallenge("three-spirals"), findChallenge("__proto__"), findChallenge("")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("sessions that named recorded data before it was parted again find it as it was, and new ones get the present parts", () => {
  const earlier = ["penguins", "iris", "cars", "digits"];
  expect(ALL_CHALLENGES.map(({ id }) => id)).toEqual([...CATALOGUE.map(({ id }) => id), ...earlier]);
  expect(ALL_CHALLENGES.map(({ id }) => findChallenge(id))).toEqual(ALL_CHALLENGES);
  expect(earlier.map(currentId)).toEqual(earlier.map((id) => `${id}-2`));
  expect(CATALOGUE.map(({ id }) => currentId(id))).toEqual(CATALOGUE.map(({ id }) => id));
  expect([currentId("three-spirals"), currentId("words-0123456789")]).toEqual([
    "three-spirals",
    "words-0123456789",
  ]);
});

test("recorded data is public, and what is drawn for a class is not", () => {
  expect(CATALOGUE.filter(({ isPublic }) => isPublic).map(({ id }) => id)).toEqual([
    ...["penguins-2", "iris-2", "cars-2", "digits-2"],
    ...["dinosaurs", "first-names", "colour-names", "arabic-words", "poems"],
  ]);
});

test.each(ALL_CHALLENGES)(
  "what a screen gets of $id survives a wire and has no way to make the test split or to find wrong labels, nor the words for the vote",
  (challenge) => {
    const info = challengeInfo(challenge);
    expect(info).not.toHaveProperty("makeSplit");
    expect(info).not.toHaveProperty("wrongExamples");
    expect(info).not.toHaveProperty("quizWords");
    expect(JSON.parse(JSON.stringify(info))).toEqual(info);
  },
);

test.each(CATALOGUE)("a student may start a run on $id as it is offered", (challenge) => {
  const { preset } = challenge;
  expect(SettingsSchema.parse(preset)).toEqual(preset);
  expect(networkProblem(preset.network, challenge)).toBeNull();
});
