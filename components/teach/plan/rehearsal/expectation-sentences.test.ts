import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import type { Expectations } from "@/lib/session/insights/expectations";
import { expectationSentences } from "./expectation-sentences";

const open: Expectations = {
  classes: 6,
  students: 15,
  runs: 300,
  runsEach: 3,
  diverged: 0.04,
  overfitting: 0.001,
  scores: { lowest: 12.34, median: 88, highest: 97.04 },
  uOfRates: 5,
  largerLose: 0,
  test: { classes: 6, leaderStays: 2, fall: 7 },
  took: { median: 204, most95: 1_234, slowest: 14_400 },
};

async function said(expectations: Expectations, locale: "en" | "ar"): Promise<string[]> {
  const messages = await loadCatalogue(locale);
  const t = createTranslator({ locale, messages, namespace: "teach.plan.rehearsal.told" }) as (
    key: string,
    values: object,
  ) => string;
  return expectationSentences(expectations).map(({ key, values }) => t(key, values));
}

test("a round in which all is free is told in seven sentences", async () => {
  expect(await said(open, "en")).toMatchInlineSnapshot();
  expect(await said(open, "ar")).toMatchInlineSnapshot();
});

test("of what a round locks, of a test with one student, and of scores that nobody has, nothing is said", async () => {
  const bare = { ...open, classes: 1, scores: null, uOfRates: null, largerLose: null, test: null, took: null };
  expect(await said({ ...bare, runsEach: 1, diverged: 0, overfitting: 0.999 }, "en")).toEqual([
    "1 class of 15 played. Half of the students trained 1 run or more.",
    "0% of all runs diverged, and >99% overfitted.",
  ]);
});

test("when nobody falls, it says so", async () => {
  const { test } = { test: { classes: 1, leaderStays: 1, fall: 0 } };
  const sentences = await said({ ...open, classes: 1, uOfRates: 1, largerLose: 1, test }, "en");
  expect(sentences.filter((sentence) => sentence.startsWith("When"))).toEqual([
    "When the test was opened, the leader stayed first in 1 of 1 class; usually, nobody fell clearly.",
  ]);
});
