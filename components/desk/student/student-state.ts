import { isMember, isWaiting } from "@/lib/session/decide/seats";
import type { Millis } from "@/lib/session/log/events";
import { activeRun, type Participant, type Session } from "@/lib/session/log/session";
import { idleSince } from "../roster-entry";

/** What the desk says of a student: "here" while there is nothing to train. */
export type StudentState = {
  readonly kind: "removed" | "waiting" | "offline" | "training" | "stuck" | "idle" | "here";
  /** Since when; null where nobody knows. */
  readonly since: Millis | null;
};

/** `stuck`: as the roster has it. `offlineSince`: when this desk saw them leave. */
export function studentState(
  session: Session,
  participant: Participant,
  { stuck, offlineSince }: { readonly stuck: boolean; readonly offlineSince: Millis | null },
): StudentState {
  if (participant.removed) return { kind: "removed", since: null };
  if (!participant.connected) return { kind: "offline", since: offlineSince };
  if (isWaiting(participant)) return { kind: "waiting", since: participant.joinedAt };
  const run = activeRun(participant);
  if (run && !stuck) return { kind: "training", since: run.startedAt };
  const since = idleSince(session, participant);
  if (stuck) return { kind: "stuck", since };
  return since === null ? { kind: "here", since: null } : { kind: "idle", since };
}

/** Who is offline, and since when, as far as this desk has seen it. */
export type Absences = ReadonlyMap<Participant["id"], Millis | null>;

/** `before`: the absences that were known before this state of the class; null: the desk has just been opened. */
export function absencesIn(session: Pick<Session, "participants" | "at">, before: Absences | null): Absences {
  return new Map(
    session.participants
      .filter((participant) => isMember(participant) && !participant.connected)
      .map(({ id }) => {
        if (before === null) return [id, null];
        return [id, before.has(id) ? (before.get(id) ?? null) : session.at];
      }),
  );
}
