import { expect, test } from "vitest";
import { missingFor, toInstall } from "./programs.mjs";

const BROWSER = {
  name: "A browser",
  suites: ["unit", "e2e"],
  packages: ["browser", "fonts"],
  isHere: () => false,
};
const DATABASE = {
  name: "A database",
  suites: ["unit"],
  packages: ["db"],
  isHere: () => true,
  or: "or start one",
};
const COMPILER = { name: "A compiler", suites: ["build"], packages: ["cc"], isHere: () => false };

test("what is missing is what the suites that were asked for would start, and is not here", () => {
  const programs = [BROWSER, DATABASE, COMPILER];
  expect(missingFor(["unit"], programs)).toEqual([BROWSER]);
  expect(missingFor(["lint"], programs)).toEqual([]);
  expect(missingFor(["build", "e2e"], programs)).toEqual([BROWSER, COMPILER]);
});

test("what is missing is named with who needs it and the command that installs it", () => {
  expect(toInstall([BROWSER, DATABASE])).toBe(
    [
      "A browser is missing: unit and e2e tests need it. On Debian: sudo apt-get install browser fonts.",
      "A database is missing: unit tests need it. On Debian: sudo apt-get install db; or start one.",
    ].join("\n"),
  );
});

test("every program that the tests start is here by the time that they run", () => {
  expect(missingFor(["unit", "e2e"])).toEqual([]);
});
