import { expect, test } from "vitest";
import arabic from "@/lib/i18n/messages/ar/challenges.json";
import english from "@/lib/i18n/messages/en/challenges.json";
import { CATALOGUE } from "./catalogue";

const LANGUAGES: [string, Record<string, Record<string, unknown>>][] = [
  ["English", english],
  ["Arabic", arabic],
];

test.each(LANGUAGES)(
  "every challenge has its title, texts and class names in %s, and no other is named",
  (_, messages) => {
    expect(Object.keys(messages)).toEqual(CATALOGUE.map(({ id }) => id));
    for (const { id, task } of CATALOGUE) {
      const sentence = expect.stringMatching(/\S/);
      const texts = { title: sentence, question: sentence, summary: sentence };
      expect(messages[id]).toEqual(
        task.kind === "classification"
          ? { ...texts, classes: Object.fromEntries(task.classes.map((name) => [name, sentence])) }
          : { ...texts, feature: { name: sentence }, target: { name: sentence } },
      );
    }
  },
);

test.each(LANGUAGES)("the numbers in the %s texts are those of the challenge", (_, messages) => {
  expect(messages["noisy-curve"].summary).toContain(String(CATALOGUE[2].counts.train));
  expect(messages["glasses-or-rings"].summary).toMatch(/28 (by|×) 28/);
});
