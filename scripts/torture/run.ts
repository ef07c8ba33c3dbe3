// `npm run torture` breaks the things that a class depends on, one after the other, and reports whether each promise of docs/reliability.md
// was kept; `npm run torture -- kill-embedded disk-full-postgresql --seed 7 --times 10` runs only these. Exits with 1 if one was broken.
import { parseArgs } from "node:util";
import { ensureBuilt } from "../toolchain/build.mjs";
import { KILLED_EMBEDDED, KILLED_POSTGRESQL, TERMINATED_EMBEDDED, TERMINATED_POSTGRESQL } from "./deaths";
import { FLOODED } from "./flood";
import { FULL_DISK_EMBEDDED, FULL_DISK_POSTGRESQL } from "./full-disk";
import { HOSTILE_SEAT } from "./hostile-seat";
import { DROPPED_SOCKETS } from "./lost-connections";
import { FULL_JOURNAL, GONE_DATABASE, SLOW_DATABASE } from "./lost-database";
import { BUSY_REPLAY, HUGE_REPLAY } from "./replay-crowd";
import { SILENT_SOCKETS, SLEPT } from "./sleep";
import type { Torture } from "./torture";

const TORTURES: Readonly<Record<string, Torture>> = {
  "kill-embedded": KILLED_EMBEDDED,
  "kill-postgresql": KILLED_POSTGRESQL,
  "sigterm-embedded": TERMINATED_EMBEDDED,
  "sigterm-postgresql": TERMINATED_POSTGRESQL,
  flood: FLOODED,
  drops: DROPPED_SOCKETS,
  silence: SILENT_SOCKETS,
  sleep: SLEPT,
  "hostile-seat": HOSTILE_SEAT,
  "database-gone": GONE_DATABASE,
  "database-slow": SLOW_DATABASE,
  "journal-full": FULL_JOURNAL,
  "replay-busy": BUSY_REPLAY,
  "replay-huge": HUGE_REPLAY,
  "disk-full-embedded": FULL_DISK_EMBEDDED,
  "disk-full-postgresql": FULL_DISK_POSTGRESQL,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string" }, times: { type: "string" } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(TORTURES, name));
const numbers = [values.seed, values.times].filter((value) => value !== undefined);
if (unknown.length > 0 || !numbers.every((value) => /^\d{1,9}$/.test(value))) {
  console.error(`Usage: npm run torture -- [${Object.keys(TORTURES).join(" | ")}] … [--seed N] [--times N]`);
  process.exit(2);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const names = positionals.length > 0 ? positionals : Object.keys(TORTURES);
// These run against the built server.
if (names.some((name) => name.startsWith("sigterm") || name === "flood") && !(await ensureBuilt()))
  process.exit(1);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
let allKept = true;
for (const name of names) {
  const torture = TORTURES[name];
  const times = Number(values.times ?? torture.times);
  const began = performance.now();
  const tell = (sentence: string) => console.error(`  ${name}: ${sentence}`);
  const { broken, figures } = await torture.run({ seed, times, tell }).catch((error) => ({
    broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    figures: "it could not be brought to its end",
  }));
  const took = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${broken.length === 0 ? "kept" : "BROKEN"} ${name} (seed ${seed}, ${took} s) ${torture.promise}: ${figures}`,
  );
  for (const sentence of broken.slice(0, 20)) console.log(`  ${sentence}`);
  allKept &&= broken.length === 0;
}
process.exit(allKept ? 0 : 1);
