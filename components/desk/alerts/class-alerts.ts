import { asksToReturn, isMember, isWaiting } from "@/lib/session/decide/seats";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";

/** Who wants something of the host: with a raised hand, or at the door. */
export type ClassAlerts = {
  readonly hands: readonly ParticipantId[];
  readonly door: readonly ParticipantId[];
};

/** At the door are those who wait to be let in, who ask to come back, and whose nickname waits for approval. Nobody, once the class is over. */
export function classAlerts({ phase, participants }: Pick<Session, "phase" | "participants">): ClassAlerts {
  if (phase.kind === "ended") return { hands: [], door: [] };
  const ids = (who: (participant: Participant) => boolean) => participants.filter(who).map(({ id }) => id);
  return {
    hands: ids((one) => isMember(one) && one.handRaisedAt !== null),
    door: ids((one) => isWaiting(one) || asksToReturn(one) || (one.wish !== null && !one.removed)),
  };
}

/** Whether somebody wants something who did not before. */
export function hasNews(before: ClassAlerts, after: ClassAlerts): boolean {
  const isNew = (list: keyof ClassAlerts) => after[list].some((id) => !before[list].includes(id));
  return isNew("hands") || isNew("door");
}

/** The entries with raised hands first, the one that was raised first at the top; the others in their order. */
export function handsFirst<Entry extends { readonly id: ParticipantId }>(
  entries: readonly Entry[],
  participants: readonly Participant[],
): Entry[] {
  const raisedAt = ({ id }: Entry) => participants[id]?.handRaisedAt ?? Number.POSITIVE_INFINITY;
  return entries.toSorted((one, other) => {
    const [first, second] = [raisedAt(one), raisedAt(other)];
    return first === second ? 0 : first - second;
  });
}
