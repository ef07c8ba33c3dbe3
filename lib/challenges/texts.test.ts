import { expect, test } from "vitest";
import arabic from "@/lib/i18n/messages/ar/challenges.json";
import english from "@/lib/i18n/messages/en/challenges.json";
import { textKey } from "@/lib/learning/examples/challenge";
import { SPLIT_NAMES } from "@/lib/learning/examples/split";
import { wordsOf } from "@/lib/learning/letters/alphabet";
import { CATALOGUE, currentId, findChallenge } from "./catalogue";

const LANGUAGES: [string, Record<string, Record<string, unknown>>][] = [
  ["English", english],
  ["Arabic", arabic],
];

test.each(LANGUAGES)(
  "every challenge has its title, texts and class names in %s, and no other is named",
  (_, messages) => {
    expect(Object.keys(messages)).toEqual(CATALOGUE.map(({ id }) => textKey(id)));
    for (const { id, task, view, features = [] } of CATALOGUE) {
      const sentence = expect.stringMatching(/\S/);
      const named = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, sentence]));
      expect(messages[textKey(id)]).toEqual({
        ...{ title: sentence, question: sentence, summary: sentence },
        ...(view === "table" && { features: named(features.map(({ key }) => key)) }),
        ...(view === "curve" && { feature: { name: sentence } }),
        ...(task.kind === "classification" && { classes: named(task.classes) }),
        ...(task.kind === "regression" && { target: { name: sentence } }),
      });
    }
  },
);

test.each(LANGUAGES)("the numbers in the %s texts are those of the challenge", (_, messages) => {
  const summary = (id: string) => messages[id].summary;
  const counts = (id: string) => Object.values(findChallenge(currentId(id))!.counts);
  const all = (id: string) => String(counts(id).reduce((sum, count) => sum + count));
  expect(summary("noisy-curve")).toContain(String(counts("noisy-curve")[0]));
  expect(summary("glasses-or-rings")).toMatch(/28 (by|×) 28/);
  for (const id of ["mislabelled-drawings", "mislabelled-moons"])
    expect(summary(id)).toContain(String(counts(id)[0]));
  for (const id of ["penguins", "iris", "cars"]) expect(summary(id)).toContain(all(id));
  expect(summary("drawn-digits")).toMatch(/28 (by|×) 28.*2,000/);
  expect(summary("digits")).toMatch(/28 (by|×) 28.*5,000.*3,000/);
});

test.each(LANGUAGES)(
  "the %s texts of lists count their words, and quote only those to train on",
  (_, messages) => {
    for (const { id, task, makeSplit, quizWords = [] } of CATALOGUE) {
      if (task.kind !== "next-letter") continue;
      const summary = String(messages[id].summary);
      const parts = SPLIT_NAMES.map((name) =>
        wordsOf(makeSplit(name, 1).labels as Uint8Array, task.alphabet),
      );
      const all = [...parts, quizWords].reduce((sum, words) => sum + words.length, 0);
      const numbers = id === "dinosaurs" ? [all, parts[0].length] : [all];
      for (const count of numbers) expect(summary).toContain(count.toLocaleString("en"));
      const quoted = id === "colour-names" ? summary.match(/[a-z]+ [a-z]+(?=”| \()/g)! : [];
      expect(quoted).toHaveLength(id === "colour-names" ? 2 : 0);
      expect(parts[0]).toEqual(expect.arrayContaining(quoted));
    }
  },
);
