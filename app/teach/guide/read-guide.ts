import { readFile } from "node:fs/promises";
import { lexer, type Token, type Tokens } from "marked";
import type { Guide, GuideSection } from "@/components/teach/hosts-guide";
import type { Locale } from "@/lib/i18n/locales";

const guides = new Map<Locale, Promise<Guide>>();

/** The host's guide from docs/guide; read and parsed once. */
export function readGuide(locale: Locale): Promise<Guide> {
  let guide = guides.get(locale);
  if (!guide) {
    guide = readFile(`docs/guide/${locale}.md`, "utf8").then(guideOf);
    guides.set(locale, guide);
  }
  return guide;
}

/** Splits a page in Markdown at its headings: title, sections, and parts of sections. "## 1. Title" is the section of a round. */
export function guideOf(markdown: string): Guide {
  const blocks = lexer(markdown).filter(({ type }) => type !== "space" && type !== "html");
  const [page] = under(1, blocks).chapters;
  if (!page) throw new Error("The guide has no title.");
  const { opening: intro, chapters } = under(2, page.blocks);
  return {
    title: page.title,
    intro,
    sections: chapters.map(({ title, blocks }): GuideSection => {
      const [, number, named] = /^(\d+)\. (.+)$/.exec(title) ?? [];
      const { opening, chapters: parts } = under(3, blocks);
      return { title: named ?? title, round: number ? Number(number) - 1 : null, opening, parts };
    }),
  };
}

/** The blocks before the first heading of this depth, and those under each heading. */
function under(depth: number, blocks: readonly Token[]) {
  const opening: Token[] = [];
  const chapters: { title: string; blocks: Token[] }[] = [];
  for (const block of blocks) {
    if (isHeading(block) && block.depth === depth) chapters.push({ title: block.text, blocks: [] });
    else (chapters.at(-1)?.blocks ?? opening).push(block);
  }
  return { opening, chapters };
}

function isHeading(block: Token): block is Tokens.Heading {
  return block.type === "heading";
}
