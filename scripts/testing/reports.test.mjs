import { expect, test } from "vitest";
import { playwrightTally, readReport, vitestTally } from "./reports.mjs";
import { inWords, judged, sum, tally } from "./tally.mjs";

const file = (status, ...tests) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });

test("a test file that does not load counts as one failure", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      file("passed", "passed"),
      file("failed", "passed", "failed"),
      file("failed"),
      file("failed", "passed"),
    ],
  };
  expect(vitestTally(report)).toEqual({ passed: 3, failed: 3, skipped: 1 });
});

test("a story that passed only when tried again has not passed", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 0 }, errors: [{}] };
  expect(playwrightTally(report)).toEqual({ passed: 5, failed: 4, skipped: 0 });
});

test("a runner that ran nothing, left no report, or failed beside its tests has failed once", () => {
  expect(judged(tally(0, 0), 0)).toEqual(tally(0, 1));
  expect(judged(null, 0)).toEqual(tally(0, 1));
  expect(judged(tally(7, 0), 1)).toEqual(tally(7, 1));
  expect(judged(tally(7, 2, 1), 1)).toEqual(tally(7, 2, 1));
  expect(judged(tally(7, 0), 0)).toEqual(tally(7, 0));
});

test("a report that is not there is none", () => {
  expect(readReport("no/such/report.json", vitestTally)).toBeNull();
});

test("totals are said in one line", () => {
  expect(inWords(sum([tally(2, 0), tally(3, 1, 1)]))).toBe("5 passed, 1 failed, 1 skipped");
  expect(inWords(sum([tally(2, 0), tally(3, 0)]))).toBe("5 passed, 0 failed");
});
