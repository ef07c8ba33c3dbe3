import { expect, test } from "vitest";
import { request } from "./request.mjs";

const SUITES = {
  lint: { takesSelection: false },
  unit: { takesSelection: true },
  e2e: { takesSelection: true },
};

test("without words every suite runs, whole", () => {
  expect(request([], SUITES)).toEqual({
    suites: [
      { name: "lint", selection: [] },
      { name: "unit", selection: [] },
      { name: "e2e", selection: [] },
    ],
  });
});

test("words after a suite select in it: files, and options of its runner", () => {
  expect(
    request(["lint", "unit", "lib/session/apply.test.ts", "-t", "a note", "e2e", "door"], SUITES),
  ).toEqual({
    suites: [
      { name: "lint", selection: [] },
      { name: "unit", selection: ["lib/session/apply.test.ts", "-t", "a note"] },
      { name: "e2e", selection: ["door"] },
    ],
  });
});

test("a word that no suite can take is refused with what can be asked for", () => {
  expect(request(["lib/session/apply.test.ts"], SUITES)).toEqual({
    refusal:
      'There is no suite "lib/session/apply.test.ts". There are lint, unit, e2e; a file comes after its suite: npm test -- unit FILE',
  });
  expect(request(["lint", "app"], SUITES)).toEqual({
    refusal: 'lint always checks everything, so "app" cannot be selected in it.',
  });
});
