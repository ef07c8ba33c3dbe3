import type { Millis } from "./log/events";
import type { Run } from "./log/session";

/** After this many networks of a seat that were not what was reported, in one round, the next ones have to wait. */
const REFUTED_BEFORE_HOLD = 3;
const FIRST_HOLD: Millis = 60_000;
const LONGEST_HOLD: Millis = 16 * 60_000;

/**
 * How long after the last refuted network the server waits before it checks another of the same seat: a minute, doubled each time.
 * 0: it does not wait. `runs`: the seat's, in one round.
 */
export function checkDelay(runs: readonly Pick<Run, "verdict">[]): Millis {
  const refuted = runs.filter(({ verdict }) => verdict?.agrees === false).length;
  if (refuted < REFUTED_BEFORE_HOLD) return 0;
  return Math.min(LONGEST_HOLD, FIRST_HOLD * 2 ** (refuted - REFUTED_BEFORE_HOLD));
}
