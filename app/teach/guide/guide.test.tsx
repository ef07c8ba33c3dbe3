import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { HostsGuide } from "@/components/teach/hosts-guide";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import { LOCALES } from "@/lib/i18n/locales";
import { LESSON_ROUNDS } from "@/lib/session/decide/default-plan";
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
