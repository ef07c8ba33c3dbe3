import { lengthOf } from "@/lib/learning/curves/curve";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { isMember } from "@/lib/session/decide/seats";
import type { Participant, Run, Session } from "@/lib/session/log/session";
import { parseRun } from "./trained-again";

export type PickedRun = { readonly participant: Participant; readonly run: Run };

/** The runs that can be repeated, by student: those of which the class was told anything. */
export type PickableRuns = readonly { readonly participant: Participant; readonly runs: readonly Run[] }[];

export function pickable({ participants }: Pick<Session, "participants">): PickableRuns {
  return participants
    .filter(isMember)
    .map((participant) => ({
      participant,
      runs: participant.runs.filter(({ curve }) => lengthOf(curve) > 0),
    }))
    .filter(({ runs }) => runs.length > 0);
}

/**
 * The run in an address, or else the best one of the first round that has any. `gone`: there is one in the address, but not in the class. `picked`: null if the class
 * has no runs.
 */
export function pickedFrom(
  session: Session,
  runs: PickableRuns,
  asked: string | null,
): { readonly picked: PickedRun | null; readonly gone: boolean } {
  const wanted = parseRun(asked);
  const owner = runs.find(({ participant }) => participant.id === wanted?.participant);
  const run = owner?.runs.find(({ number }) => number === wanted?.run);
  if (owner && run) return { picked: { participant: owner.participant, run }, gone: false };
  const [best] = session.plan.rounds.flatMap((_, round) => leaderboard(session, round));
  const first = runs[0] && { participant: runs[0].participant, run: runs[0].runs[0]! };
  return {
    picked: best ? { participant: best.participant, run: best.run } : (first ?? null),
    gone: asked !== null,
  };
}
