import { spotlitRun } from "@/components/board/class-runs";
import { isolate } from "@/components/board/isolate";
import type { Dot } from "@/lib/session/board/class-scatter";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** What a run is known by in a picture of the class. */
export function dotId({ participant, run }: Dot): string {
  return `${participant}/${run}`;
}

/** Whose run it is, kept from reordering what stands around it, and which one, counted from 1. */
export function ownersOf({
  participants,
}: Pick<Session, "participants">): (dot: Dot) => { nickname: string; number: number } {
  return ({ participant, run }) => ({
    nickname: isolate(participants[participant]?.nickname ?? ""),
    number: run + 1,
  });
}

/** More runs than this are too many to name each. */
const NAMED = 12;

/** Who each of a few runs belongs to, written where there is room: nobody points at a wall. Null where the runs are many. */
export function namesOf(
  { participants }: Pick<Session, "participants">,
  dots: readonly Dot[],
): (dot: Dot) => string | null {
  const few = dots.length <= NAMED;
  return ({ participant }) => (few ? (participants[participant]?.nickname ?? null) : null);
}

/** The name that stands beside a mark without pointing at it: of the run that the host points at, and of one's own (`you`). Else null. */
export function standingLabel(
  session: Session,
  round: number,
  self: { readonly id: ParticipantId; readonly you: string } | null,
): (dot: Dot) => string | null {
  const pointedAt = session.spotlight?.participant ?? null;
  const spotlit = spotlitRun(session, round);
  return ({ participant, run }) => {
    if (self !== null && participant === self.id) return self.you;
    const isPointedAt = participant === pointedAt && run === spotlit?.number;
    return isPointedAt ? (session.participants[participant]?.nickname ?? "") : null;
  };
}
