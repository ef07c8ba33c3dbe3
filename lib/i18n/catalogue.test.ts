import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { PROBLEM_CODES } from "@/lib/session/decide/problem";
import { AREAS, loadCatalogue, type MessageTree } from "./catalogue";
import { LOCALES } from "./locales";

const catalogues = Object.fromEntries(
  await Promise.all(LOCALES.map(async (locale) => [locale, await loadCatalogue(locale)] as const)),
);
const others = LOCALES.filter((locale) => locale !== "en");

/** Every text of a tree by its dotted key, with the names of its arguments. Throws if a text is not a valid ICU message. */
function argumentsOf(tree: MessageTree, path = ""): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, string[]][] => {
      const here = path === "" ? key : `${path}.${key}`;
      if (typeof value !== "string") return Object.entries(argumentsOf(value, here));
      return [[here, [...new Set(namesIn(parse(value)))].sort()]];
    }),
  );
}

/** Arguments by name, and tags in angle brackets. Their kind is ignored, since one language may need a plural where another does not. */
function namesIn(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.tag:
        return [`<${element.value}>`, ...namesIn(element.children)];
      case TYPE.plural:
      case TYPE.select:
        return [element.value, ...Object.values(element.options).flatMap((option) => namesIn(option.value))];
      default:
        return [element.value];
    }
  });
}

test.each(others.flatMap((locale) => AREAS.map((area) => [locale, area] as const)))(
  "%s says everything that English says in %s, with the same arguments",
  (locale, area) => {
    expect(argumentsOf(catalogues[locale][area])).toEqual(argumentsOf(catalogues.en[area]));
  },
);

test.each(LOCALES)("%s leaves no text empty", (locale) => {
  const texts = (tree: MessageTree): string[] =>
    Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : texts(value)));
  expect(
    Object.values(catalogues[locale])
      .flatMap(texts)
      .filter((text) => text.trim() === ""),
  ).toEqual([]);
});

test.each(LOCALES)(
  "%s formats no date and no time: the formats for these are not kept (see message-formats.ts)",
  (locale) => {
    const isDated = (element: MessageFormatElement): boolean => {
      if (element.type === TYPE.date || element.type === TYPE.time) return true;
      if (element.type === TYPE.tag) return element.children.some(isDated);
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return false;
      return Object.values(element.options).some(({ value }) => value.some(isDated));
    };
    const dated = (tree: MessageTree): string[] =>
      Object.values(tree).flatMap((value) => {
        if (typeof value !== "string") return dated(value);
        return parse(value).some(isDated) ? [value] : [];
      });
    expect(dated(catalogues[locale])).toEqual([]);
  },
);

test.each(LOCALES)("%s has a sentence for every problem, and none for another", (locale) => {
  expect(Object.keys(catalogues[locale].problems).sort()).toEqual([...PROBLEM_CODES].sort());
});
