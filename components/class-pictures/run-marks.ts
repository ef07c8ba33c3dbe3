import { spotlitRun } from "@/components/board/class-runs";
import { isolate } from "@/components/board/isolate";
import type { Dot } from "@/lib/session/board/class-scatter";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** The id of a run in a picture of the class. */
export function dotId({ participant, run }: Dot): string {
  return `${participant}/${run}`;
}

/** Whose run it is, isolated so that it does not reorder the text around it, and its number, counted from 1. */
export function ownersOf({
  participants,
}: Pick<Session, "participants">): (dot: Dot) => { nickname: string; number: number } {
  return ({ participant, run }) => ({
    nickname: isolate(participants[participant]?.nickname ?? ""),
    number: run + 1,
  });
}

/** With more runs than this, names are not written. */
const NAMED = 12;

/** The names to write next to the runs where there is room, since nobody can point at a projected picture. Null if there are many runs. */
export function namesOf(
  { participants }: Pick<Session, "participants">,
  dots: readonly Dot[],
): (dot: Dot) => string | null {
  const few = dots.length <= NAMED;
  return ({ participant }) => (few ? (participants[participant]?.nickname ?? null) : null);
}

/** The label that is always written next to a mark: the nickname if the host points at the run, `you` if it is one's own; otherwise null. */
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
