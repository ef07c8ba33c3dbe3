import { expect, test } from "vitest";
import { networkProblem } from "@/lib/learning/network/network-check";
import { SettingsSchema } from "@/lib/learning/training/settings-schema";
import { CATALOGUE, challengeInfo, findChallenge } from "./catalogue";

test("the catalogue has seventeen challenges, each found by its id, and a name that is not in it finds nothing", () => {
  expect(CATALOGUE.map(({ id }) => id)).toEqual([
    "two-spirals",
    "moons",
    "noisy-curve",
    "glasses-or-rings",
    "mislabelled-drawings",
    "circles",
    "xor",
    "clusters",
    "penguins",
    "iris",
    "cars",
    "digits",
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

test.each(CATALOGUE)(
  "what a screen gets of $id survives a wire and has neither a way to make the test split nor the words for the vote",
  (challenge) => {
    const info = challengeInfo(challenge);
    expect(info).not.toHaveProperty("makeSplit");
    expect(info).not.toHaveProperty("quizWords");
    expect(JSON.parse(JSON.stringify(info))).toEqual(info);
  },
);

test.each(CATALOGUE)("a student may start a run on $id as it is offered", (challenge) => {
  const { preset } = challenge;
  expect(SettingsSchema.parse(preset)).toEqual(preset);
  expect(networkProblem(preset.network, challenge)).toBeNull();
});
