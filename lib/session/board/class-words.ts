import { isMember } from "@/lib/session/decide/seats";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";

/** What a student's network of letters writes. */
export type NetworkWords = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  /** The latest, at least one. */
  readonly words: readonly string[];
  /** See `recitedBy`. */
  readonly recited: number | null;
};

/** The words of each student's latest network that has written any, in the order of joining, so that every network keeps its place. */
export function classWords({ participants }: Pick<Session, "participants">, round: number): NetworkWords[] {
  return participants.filter(isMember).flatMap(({ id, runs }) => {
    const run = runs.findLast((one) => one.round === round && one.writing && one.writing.words.length > 0);
    if (!run?.writing) return [];
    return [{ participant: id, run: run.number, words: run.writing.words, recited: recitedBy(run) }];
  });
}

/** Which share (0–1) of the words that a network wrote last stands in its training words; null if nobody has counted. */
export function recitedBy({ writing }: Pick<Run, "writing">): number | null {
  return writing?.shares.at(-1)?.recited ?? null;
}
