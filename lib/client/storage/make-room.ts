import type { RunNumber } from "@/lib/session/log/events";
import { bytesOf, isSettled, type KeptRun } from "./kept-run";

export type RoomLimits = { readonly runs: number; readonly bytes: number };

/** A large run takes up to 14 MB while it is trained, a small one a hundredth of that. */
export const ROOM: RoomLimits = { runs: 8, bytes: 64 * 1024 * 1024 };

export type Clearance = {
  /** Runs to remove. */
  readonly dropped: readonly RunNumber[];
  /** Runs of which to remove the weights and keep the points. */
  readonly slimmed: readonly RunNumber[];
};

/** A run without the weights that only show what it learnt. */
export function slim(run: KeptRun): KeptRun {
  return { ...run, bests: [], trajectory: null };
}

/**
 * What to remove so that these runs fit into `most`: first whole runs that the class has completely, the oldest first, then the weights
 * of other runs that have ended. `current` is never touched, nor are points that the class does not have.
 */
export function makeRoom(runs: readonly KeptRun[], current: RunNumber, most: RoomLimits = ROOM): Clearance {
  const oldest = runs
    .filter(({ start }) => start.run !== current)
    .sort((one, other) => one.start.run - other.start.run);
  let bytes = runs.reduce((sum, run) => sum + bytesOf(run), 0);
  let count = runs.length;
  const dropped: RunNumber[] = [];
  for (const run of oldest.filter(isSettled)) {
    if (count <= most.runs && bytes <= most.bytes) break;
    dropped.push(run.start.run);
    count--;
    bytes -= bytesOf(run);
  }
  const slimmed: RunNumber[] = [];
  for (const run of oldest.filter((each) => !isSettled(each) && each.end !== null)) {
    if (bytes <= most.bytes) break;
    slimmed.push(run.start.run);
    bytes -= bytesOf(run) - bytesOf(slim(run));
  }
  return { dropped, slimmed };
}
