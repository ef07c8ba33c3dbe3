import type { KeptRun } from "@/lib/client/storage/kept-run";
import { lengthOf } from "@/lib/learning/curve";
import type { Run } from "@/lib/session/session";

/** What becomes of a run that an earlier page kept, given what the class knows of it. */
export type Fate =
  /** The class has another run of this number: what was kept is of no use. */
  | "foreign"
  /** It ended, and the class has all of it. */
  | "done"
  /** It ended here, and the class is still to hear all or the rest of it. */
  | "owed"
  /** The class ended it before it had all of it. */
  | "too-late"
  /** It was being trained when its page went. */
  | "unfinished";

/** `known`: the class's run of this number; undefined while the class has not heard of it. */
export function fateOf(kept: KeptRun, known: Run | undefined): Fate {
  if (known && !isSame(kept, known)) return "foreign";
  if (!known?.end) return kept.end === null ? "unfinished" : "owed";
  const isWhole = kept.end !== null && lengthOf(kept.curve) <= known.reported;
  return kept.delivered || isWhole ? "done" : "too-late";
}

function isSame({ start }: KeptRun, { round, network, hyperparameters }: Run): boolean {
  const told = [start.round, start.network, start.hyperparameters];
  return JSON.stringify(told) === JSON.stringify([round, network, hyperparameters]);
}
