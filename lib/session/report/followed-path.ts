import type { Task } from "@/lib/learning/examples/task";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import type { ParticipantId } from "@/lib/session/log/events";
import { hasToldNames, type Run, type Session } from "@/lib/session/log/session";
import type { LogReader } from "@/lib/session/log/visible-to-reader";
import { classBoard } from "./class-board";
import { type RoundPath, studentPath } from "./student-path";

/** A round of a student who is followed. `withheld`: how many of their runs this reader is not told are theirs. */
export type FollowedRound = RoundPath & { readonly withheld: number };

/**
 * Whether a reader may be told whose run this is. Who failed in a round goes by an animal until the class is told who it was, so whoever has the link
 * learns nothing from following somebody that the class has not seen. Those who hold the desk know it anyway.
 */
export function mayTellWhose(session: Session, run: Run, task: Task | null, reader: LogReader): boolean {
  return reader === "host" || hasToldNames(session, run.round) || !hasDiverged(run, task);
}

/** What a student tried over the rounds of a class, in order. `session`: at the end of its log. Null if there is no such student. */
export function followedPath(
  session: Session,
  taskOf: (round: number) => Task | null,
  id: ParticipantId,
  reader: LogReader,
): FollowedRound[] | null {
  const board = classBoard(session);
  const row = board.rows.find(({ participant }) => participant.id === id);
  if (!row) return null;
  const { rounds } = studentPath({ session, taskOf, outcomes: [] }, row.participant, (round) => {
    const column = board.rounds.findIndex((one) => one.round === round);
    return row.results[column]?.run.number ?? null;
  });
  return rounds.map(({ round, runs }) => {
    const told = runs.filter(({ run }) => mayTellWhose(session, run, taskOf(round), reader));
    return { round, runs: told, withheld: runs.length - told.length };
  });
}
