import { readdirSync, readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import { LOCALES } from "@/lib/i18n/locales";
import { Frame } from "./frame";
import { findSpecimen, Gallery, idOf } from "./gallery";
import { trainSample } from "./sample-training";
import { allShelves } from "./shelves";

const shelves = allShelves(await trainSample());
const wanted = { locale: "en", theme: "light", only: null } as const;

describe.each(LOCALES)("in %s", async (locale) => {
  const messages = await loadCatalogue(locale);
  const specimens = shelves.flatMap((shelf) =>
    shelf.specimens.map((one) => [idOf(shelf, one), one] as const),
  );

  test.each(specimens)("%s renders without an error or a missing text", (_, { shown }) => {
    expect(() => renderToStaticMarkup(<Frame {...{ locale, messages }}>{shown}</Frame>)).not.toThrow();
  });
});

test("every specimen has a unique name, by which it is found", () => {
  for (const shelf of shelves)
    for (const specimen of shelf.specimens)
      expect(findSpecimen(shelves, idOf(shelf, specimen))).toBe(specimen);
  expect(findSpecimen(shelves, "Lab: no such thing")).toBeNull();
});

test("every component that components/ui exports is among the parts", () => {
  const shown = ["ui-parts", "form-parts", "frame"]
    .map((file) => readFileSync(`scripts/design/${file}.tsx`, "utf8"))
    .join("");
  const components = readdirSync("components/ui", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) => [
      ...readFileSync(`components/ui/${file}`, "utf8").matchAll(/^export (?:function|const) ([A-Z]\w+)\b/gm),
    ])
    .map(([, name]) => name);
  expect(components.length).toBeGreaterThan(25);
  expect(components.filter((name) => !shown.includes(`<${name}`))).toEqual([]);
});

test("the gallery names every specimen once, and shows each screen in its own window", async () => {
  const messages = await loadCatalogue("en");
  const shown = renderToStaticMarkup(
    <Frame {...{ locale: "en", messages }}>
      <Gallery {...{ shelves, wanted }} />
    </Frame>,
  );
  const all = shelves.flatMap(({ specimens }) => specimens);
  expect(shown.match(/<figcaption dir="ltr"/g)).toHaveLength(all.length);
  expect(shown.match(/<iframe/g)).toHaveLength(all.filter(({ as }) => as === "screen").length);
});
