import path from "node:path/posix";
import { expect, test } from "vitest";
import { workingTree } from "./house/working-tree";

/** Source files; catalogues, migrations and lockfiles are data. */
const sources = [...workingTree()]
  .filter(([file]) => /\.(ts|tsx|mjs|css)$/.test(file) && !file.startsWith("db/migrations/"))
  .map(([file, text]) => ({ file, lines: text.split("\n").length - 1 }));

test("no source file is longer than 350 lines", () => {
  expect(sources.filter(({ lines }) => lines > 350)).toEqual([]);
});

test("no folder holds more than 30 source files, tests included", () => {
  const counts = new Map<string, number>();
  for (const { file } of sources) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 30)).toEqual([]);
});

test("every file and folder is named for a concept", () => {
  const sayNothing = /^(utils?|helpers?|misc|types?|common|shared|stuff)$/;
  const nameless = sources
    .map(({ file }) => file)
    .filter((file) =>
      file.split("/").some((name) => sayNothing.test(path.basename(name).replace(/\..*$/, ""))),
    );
  expect(nameless).toEqual([]);
});
