import type { ParticipantId, RunNumber } from "@/lib/session/log/events";

/** Identifies a run within a session by one number, which is a fast key for maps: they are used more than a thousand times a second. */
export type RunKey = number;

const MOST_RUNS = 10_000;

export function runKey(participant: ParticipantId, run: RunNumber): RunKey {
  return participant * MOST_RUNS + run;
}

export function ofRunKey(key: RunKey): { participant: ParticipantId; run: RunNumber } {
  return { participant: Math.floor(key / MOST_RUNS), run: key % MOST_RUNS };
}
