import { expect, test } from "vitest";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import { LOCALES } from "@/lib/i18n/locales";
import { LESSONS, lesson } from "@/lib/session/decide/lesson/lesson-plan";
import { clockSums, planClock } from "@/lib/session/decide/lesson/plan-clock";
import { lessonMinutes } from "./given-lesson";
import { plannedSession } from "./planned-session";

/** A text of the lesson in a language; throws where there is none. */
async function textsIn(locale: (typeof LOCALES)[number]): Promise<(key: string) => string> {
  const { teach } = await loadCatalogue(locale);
  return (key) => {
    const found = key
      .split(".")
      .reduce<unknown>((tree, name) => (tree as Record<string, unknown>)[name], teach.lesson);
    if (typeof found !== "string") throw new Error(`${locale} has no ${key}.`);
    return found;
  };
}

test("the lessons take 45 and 20 minutes by the clock", () => {
  expect(lessonMinutes()).toEqual([
    { name: "default", minutes: 45 },
    { name: "short", minutes: 20 },
  ]);
  const clock = planClock(lesson("short", (key) => key));
  expect(clockSums(clock)).toMatchObject({ all: 20, open: 0 });
});

test.each(LOCALES)(
  "every text of the lessons in %s fits into a plan, and is stored as it is written",
  async (locale) => {
    const text = await textsIn(locale);
    for (const name of LESSONS) {
      const plan = lesson(name, text);
      expect((await plannedSession({ title: "The lesson", plan }, async () => []))?.plan).toEqual(plan);
      expect(plan.checks?.map(({ answer }) => answer.kind === "choices" && answer.right)).toEqual([2, 1]);
    }
  },
);
