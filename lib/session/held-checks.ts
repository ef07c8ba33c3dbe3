import type { Millis } from "./events";
import type { Run } from "./session";

/** So many of a seat's networks in a round may turn out not to be what was reported, before its next ones wait. */
const REFUTED_BEFORE_HOLD = 3;
const FIRST_HOLD: Millis = 60_000;
const LONGEST_HOLD: Millis = 16 * 60_000;

/**
 * How long the server waits after the last of them before it checks another one of that seat: a minute, and twice as long each time. 0:
 * not at all. `runs`: the seat's, in one round.
 */
export function holdOf(runs: readonly Pick<Run, "verdict">[]): Millis {
  const refuted = runs.filter(({ verdict }) => verdict?.agrees === false).length;
  if (refuted < REFUTED_BEFORE_HOLD) return 0;
  return Math.min(LONGEST_HOLD, FIRST_HOLD * 2 ** (refuted - REFUTED_BEFORE_HOLD));
}
