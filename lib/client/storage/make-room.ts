import type { RunNumber } from "@/lib/session/log/events";
import { bytesOf, isSettled, type KeptRun } from "./kept-run";

export type RoomLimits = { readonly runs: number; readonly bytes: number };

/** A run may take 14 MB while it is trained; a small one takes a hundredth of that. */
export const ROOM: RoomLimits = { runs: 8, bytes: 64 * 1024 * 1024 };

export type Clearance = {
  /** These go. */
  readonly dropped: readonly RunNumber[];
  /** Of these the weights go, and the points stay. */
  readonly slimmed: readonly RunNumber[];
};

/** A run without the weights that only show what it learnt. */
export function slim(run: KeptRun): KeptRun {
  return { ...run, bests: [], trajectory: null };
}

/**
 * What goes when these runs are too much: first whole runs of which the class has everything, the oldest first, then the weights
 * of others that have ended. `current` stays in any case, and so do points that the class does not have.
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
