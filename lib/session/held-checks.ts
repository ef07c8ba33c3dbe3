import type { Millis } from "./events";
import type { Participant } from "./session";

/** So many networks of a seat and round may turn out not to be what was reported, before the next ones wait. */
export const REFUTED_BEFORE_HOLD = 3;
const FIRST_HOLD: Millis = 60_000;
const LONGEST_HOLD: Millis = 16 * 60_000;

/** How long the server waits after the last of them before it checks another: a minute, and twice as long each time. 0: not at all. */
export function holdOf({ runs }: Pick<Participant, "runs">, round: number): Millis {
  const refuted = runs.filter((run) => run.round === round && run.verdict?.agrees === false).length;
  if (refuted < REFUTED_BEFORE_HOLD) return 0;
  return Math.min(LONGEST_HOLD, FIRST_HOLD * 2 ** (refuted - REFUTED_BEFORE_HOLD));
}
