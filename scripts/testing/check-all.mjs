import { ensureInstalled } from "../toolchain/install.mjs";
import { ensurePrograms } from "../toolchain/programs.mjs";
import { inRoot } from "../toolchain/root.mjs";
import { endTogether } from "../toolchain/run.mjs";
import { writeStamp } from "../toolchain/stamp.mjs";
import { request } from "./request.mjs";
import { SUITES } from "./suites.mjs";
import { inWords, sum, tally } from "./tally.mjs";

/** Where the totals are written for whoever started us. */
const TOTALS = inRoot("test-results", "totals.txt");

/**
 * Runs the suites that the words ask for (see `request`), one after the other, and prints each one's result. What they need is
 * installed before the first one runs. Resolves to whether all passed.
 */
export async function checkAll(words) {
  const asked = request(words, SUITES);
  if (asked.refusal) {
    console.error(asked.refusal);
    return false;
  }
  endTogether();
  await ensureInstalled();
  // A selected file may not need everything that its suite needs.
  const isWhole = asked.suites.every(({ selection }) => selection.length === 0);
  if (!(await ensurePrograms(asked.suites.map(({ name }) => name))) && isWhole) {
    console.error("Suites that need none of these: npm test -- lint types build");
    return false;
  }
  const results = [];
  for (const { name, selection } of asked.suites) {
    console.log(`\n── ${name} ──`);
    const started = performance.now();
    const counted = await SUITES[name].run(selection);
    results.push({ name, counted, seconds: (performance.now() - started) / 1000 });
  }
  const total = allRan(sum(results.map(({ counted }) => counted)));
  console.log("");
  for (const { name, counted, seconds } of results)
    console.log(`${name.padEnd(8)} ${inWords(counted)} (${seconds.toFixed(0)} s)`);
  console.log(`${"total".padEnd(8)} ${inWords(total)}`);
  writeStamp(TOTALS, inWords(total));
  return total.failed === 0;
}

/** In CI everything that tests may need is installed, so a skipped test counts as failed. */
function allRan({ passed, failed, skipped }) {
  return process.env.CI ? tally(passed, failed + skipped, 0) : tally(passed, failed, skipped);
}
