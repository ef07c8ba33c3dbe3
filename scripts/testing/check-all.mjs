import { ensureInstalled } from "../toolchain/install.mjs";
import { inRoot } from "../toolchain/root.mjs";
import { endTogether } from "../toolchain/run.mjs";
import { writeStamp } from "../toolchain/stamp.mjs";
import { SUITES } from "./suites.mjs";
import { inWords, sum, tally } from "./tally.mjs";

/** Where the totals are left for whoever started us. */
const TOTALS = inRoot("test-results", "totals.txt");

/** Runs these suites (all of them when none is named), one after the other, and prints what each came to. Resolves to whether all passed. */
export async function checkAll(names) {
  const unknown = names.filter((name) => !Object.hasOwn(SUITES, name));
  if (unknown.length > 0) {
    console.error(`No such tests: ${unknown.join(", ")}. There are ${Object.keys(SUITES).join(", ")}.`);
    return false;
  }
  endTogether();
  await ensureInstalled();
  const results = [];
  for (const name of names.length > 0 ? names : Object.keys(SUITES)) {
    console.log(`\n── ${name} ──`);
    const started = performance.now();
    const counted = await SUITES[name]();
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

/** In CI everything that a test may need is installed, so one that was skipped there has failed. */
function allRan({ passed, failed, skipped }) {
  return process.env.CI ? tally(passed, failed + skipped, 0) : tally(passed, failed, skipped);
}
