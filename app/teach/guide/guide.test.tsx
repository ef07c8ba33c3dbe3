import { readFile } from "node:fs/promises";
import type { Tokens } from "marked";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { HostsGuide } from "@/components/teach/hosts-guide";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import { LOCALES } from "@/lib/i18n/locales";
import {
  LESSON_CHECKS,
  LESSON_ROUNDS,
  type LessonFrame,
  type LessonMinutes,
  lessonFrame,
  lessonMinutes,
  shortLessonFrame,
  shortLessonMinutes,
} from "@/lib/session/decide/default-plan";
import { guideOf, readGuide } from "./read-guide";

const rounds = LESSON_ROUNDS.map((_, index) => index);

test.each(LOCALES)(
  "the guide in %s has every round of the lesson under the title it has in the plan",
  async (locale) => {
    const { sections } = await readGuide(locale);
    const ofRounds = sections.filter(({ round }) => round !== null);
    expect(ofRounds.map(({ round }) => round)).toEqual(rounds);
    const { teach } = await loadCatalogue(locale);
    const { aims } = teach.lesson as { aims: Record<string, string> };
    expect(ofRounds.map(({ title }) => title)).toEqual(LESSON_ROUNDS.map((round) => aims[round]));
  },
);

test("the guide has the same sections, parts, points and keys in every language", async () => {
  const [english, ...others] = await Promise.all(
    LOCALES.map(async (locale) => shapeOf(await readGuide(locale))),
  );
  for (const other of others) expect(other).toEqual(english);
});

test.each(LOCALES)("the app shows the guide in %s, with an anchor for each round", async (locale) => {
  const shown = renderToStaticMarkup(<HostsGuide guide={await readGuide(locale)} />);
  expect([...shown.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id)).toEqual([...LESSON_ROUNDS]);
  expect(shown).not.toMatch(/\*\*|`|&lt;/);
});

test.each(LOCALES)(
  "every part of every section in %s is shown, whether it is about a round or not",
  async (locale) => {
    const guide = await readGuide(locale);
    const shown = renderToStaticMarkup(<HostsGuide guide={guide} />);
    const titles = guide.sections.flatMap(({ parts }) => parts.map(({ title }) => title));
    expect([...shown.matchAll(/<dt[^>]*>([^<]*)<\/dt>/g)].map(([, title]) => title)).toEqual(titles);
  },
);

test.each(LOCALES)(
  "what the guide in %s says, asks and has the class predict is what the screens have as the lesson’s script",
  async (locale) => {
    const { teach } = await loadCatalogue(locale);
    const { script, predict, checks } = teach.lesson as Record<
      string,
      Record<string, Record<string, string>>
    >;
    const guide = wordsOf(await readFile(`docs/guide/${locale}.md`, "utf8"));
    const texts = LESSON_ROUNDS.flatMap((round) => [
      ...Object.values(script?.[round] ?? {}),
      ...Object.values(predict?.[round] ?? {}),
    ]);
    const questions = Object.entries(LESSON_CHECKS).flatMap(([check, right]) => {
      const { text = check, [`choice${right}`]: answer = "" } = checks?.[check] ?? {};
      return [text, answer];
    });
    expect([...texts, ...questions].filter((text) => !guide.includes(text))).toEqual([]);
    expect(texts.length).toBe(25 + 20);
  },
);

test("a script is short enough to be spoken, and the trap’s has no word of the test before it opens", async () => {
  const limits = { say: 600, watch: 400, ask1: 200, ask2: 200, ask3: 200 };
  for (const locale of LOCALES) {
    const { teach } = await loadCatalogue(locale);
    const { script } = teach.lesson as unknown as {
      script: Record<string, Record<keyof typeof limits, string>>;
    };
    for (const round of LESSON_ROUNDS) {
      const texts = script[round]!;
      expect(Object.keys(texts)).toEqual(Object.keys(limits));
      for (const [part, most] of Object.entries(limits))
        expect(texts[part as keyof typeof limits].length).toBeLessThanOrEqual(most);
    }
    expect(script.trap?.say).not.toMatch(/test|new|heart|اختبار|جديد|قلب/);
  }
});

test.each(LOCALES)("the tables of the guide in %s have the minutes of both lessons", async (locale) => {
  const { sections } = await readGuide(locale);
  const tables = sections
    .flatMap(({ opening }) => opening)
    .filter((block): block is Tokens.Table => block.type === "table")
    .map(({ rows }) => rows.map(([, ...cells]) => cells.map(({ text }) => text)));
  expect(tables).toEqual([
    minutesOf(lessonFrame, Object.values(lessonMinutes)),
    minutesOf(shortLessonFrame, Object.values(shortLessonMinutes)),
  ]);
});

test("quotes, lists, keys and links are shown as such, and what has no look is refused", () => {
  const shown = (text: string) => renderToStaticMarkup(<HostsGuide guide={guideOf(`# Guide\n\n${text}`)} />);
  expect(shown("## 1. First\n\nIntro\n\n### Say\n\n> Hello")).toMatch(
    /<section id="downhill".*<dt class="[^"]*text-accent[^"]*">Say<\/dt>.*<blockquote[^>]*><p><span>Hello<\/span><\/p>/,
  );
  expect(shown("## Keys\n\n- Press `P` [here](#there)")).toMatch(
    /<li><span>Press <\/span><kbd[^>]*>P<\/kbd> <a[^>]* href="#there"[^>]*>here<\/a><\/li>/,
  );
  expect(() => shown("![A picture](x.png)")).toThrow("image");
});

/** The text of a Markdown file without the marks of its keys and points. */
function wordsOf(markdown: string): string {
  return markdown.replaceAll("`", "");
}

/** The rows of a lesson's table: its opening, its rounds, its closing, and their sum. */
function minutesOf({ opening, closing }: LessonFrame, rounds: readonly LessonMinutes[]): string[][] {
  const sum = (of: (round: LessonMinutes) => number) => rounds.reduce((total, round) => total + of(round), 0);
  return [
    [`${opening}`, "", ""],
    ...rounds.map(({ before, train, after }) => [`${before}`, `${train}`, `${after}`]),
    ["", "", `${closing}`],
    [
      `${opening + sum(({ before }) => before)}`,
      `${sum(({ train }) => train)}`,
      `${closing + sum(({ after }) => after)}`,
    ],
  ];
}

/** What may not differ between languages: everything but the words. */
function shapeOf({ intro, sections }: Awaited<ReturnType<typeof readGuide>>) {
  const shape = (blocks: readonly { type: string; raw: string; items?: unknown[] }[]) =>
    blocks.map(({ type, raw, items }) => ({ type, points: items?.length, keys: raw.match(/`[^`]+`/g) }));
  return {
    intro: shape(intro),
    sections: sections.map(({ round, opening, parts }) => {
      return { round, opening: shape(opening), parts: parts.map(({ blocks }) => shape(blocks)) };
    }),
  };
}
