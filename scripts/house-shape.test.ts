import path from "node:path/posix";
import { expect, test } from "vitest";
import { workingTree } from "./house/working-tree";

/** What people wrote in a language; catalogues, migrations and lockfiles are data. */
const sources = [...workingTree()]
  .filter(([file]) => /\.(ts|tsx|mjs|css)$/.test(file) && !file.startsWith("db/migrations/"))
  .map(([file, text]) => ({ file, lines: text.split("\n").length - 1 }));

test("no source file is longer than 350 lines, nine in ten are under 200, and half are under 80", () => {
  expect(sources.filter(({ lines }) => lines > 350)).toEqual([]);
  const lengths = sources.map(({ lines }) => lines).sort((one, other) => one - other);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(200);
  expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThan(80);
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
