import { readFileSync } from "node:fs";
import { tally } from "./tally.mjs";

/** Reads a JSON report with `counted`; null when it is missing or incomplete. */
export function readReport(file, counted) {
  try {
    return counted(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Vitest's JSON report. A file that fails outside its tests (it does not load, say) counts as one failure. */
export function vitestTally(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return tally(
    report.numPassedTests,
    report.numFailedTests + brokenFiles.length,
    report.numPendingTests + report.numTodoTests,
  );
}

/** Playwright's JSON report. A test that passed only when retried has failed; an error outside tests is a failure. */
export function playwrightTally(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return tally(expected, unexpected + flaky + report.errors.length, skipped);
}
