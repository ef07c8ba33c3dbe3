import { spotlitRun } from "@/components/board/class-runs";
import { isolate } from "@/components/board/isolate";
import type { ParticipantId } from "@/lib/session/events";
import type { Participant, Run, Session } from "@/lib/session/session";

type Dot = { readonly participant: Participant; readonly run: Run };

/** What a run is known by in a picture of the class. */
export function dotId({ participant, run }: Dot): string {
  return `${participant.id}/${run.number}`;
}

/** Whose run it is, kept from reordering what stands around it, and which one, counted from 1. */
export function ownerOf({ participant, run }: Dot): { nickname: string; number: number } {
  return { nickname: isolate(participant.nickname), number: run.number + 1 };
}

/** More runs than this are too many to name each. */
const NAMED = 12;

/** Who each of a few runs belongs to, written where there is room: nobody points at a wall. Null where the runs are many. */
export function namesOf(dots: readonly Dot[]): (dot: Dot) => string | null {
  const few = dots.length <= NAMED;
  return ({ participant }) => (few ? participant.nickname : null);
}

/** The name that stands beside a mark without pointing at it: of the run that the host points at, and of one's own (`you`). Else null. */
export function standingLabel(
  session: Session,
  round: number,
  self: { readonly id: ParticipantId; readonly you: string } | null,
): (dot: Dot) => string | null {
  const spotlit = spotlitRun(session, round);
  return ({ participant, run }) => {
    if (self !== null && participant.id === self.id) return self.you;
    return run === spotlit ? participant.nickname : null;
  };
}
