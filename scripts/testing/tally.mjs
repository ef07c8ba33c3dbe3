/** How many passed, failed and were skipped. @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @returns {Tally} */
export function tally(passed, failed, skipped = 0) {
  return { passed, failed, skipped };
}

/** A check without separate tests counts as one. @param {boolean} passed @returns {Tally} */
export function asOne(passed) {
  return passed ? tally(1, 0) : tally(0, 1);
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed, skipped }) =>
      tally(total.passed + passed, total.failed + failed, total.skipped + skipped),
    tally(0, 0),
  );
}

/**
 * Combines a test runner's report and exit code: a runner that failed outside its tests, or that ran none, counts as one failure.
 * @param {Tally | null} reported null: it left no readable report @returns {Tally}
 */
export function judged(reported, exitCode) {
  const { passed, failed, skipped } = reported ?? tally(0, 0);
  const nothingRan = passed + failed === 0;
  const failedOtherwise = failed === 0 && (exitCode !== 0 || nothingRan);
  return tally(passed, failedOtherwise ? 1 : failed, skipped);
}

/** @param {Tally} counted */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
