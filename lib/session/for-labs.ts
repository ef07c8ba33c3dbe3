import { unreachable } from "@/lib/learning/unreachable";
import type { EventOf, ParticipantId, SessionEvent } from "./events";
import { isOfARun } from "./of-a-run";
import { isMember } from "./seats";
import type { Participant, Session } from "./session";

/*
 * What is known of a live class away from the desk: on the wall, and in students' labs. What may be known of its log: `known-of-log.ts`.
 */

/** What a lab gets for a name that is hidden; it shows a name of its own making. */
export const HIDDEN_NAME = "";

/**
 * The state without what is the host's: remarks, names that are not to be seen, nicknames that wait, who asks for help, who asks to come
 * back. `self`: whose lab it is. That a nickname of theirs waits is all that even this lab is told of it: they know which, and whoever
 * looks over their shoulder need not.
 */
export function forLab(session: Session, self: ParticipantId | null): Session {
  return {
    ...session,
    notes: session.notes.filter(({ shown }) => shown),
    participants: session.participants.map((other) => toldOf(session, other, self)),
  };
}

/** The same for the wall. */
export function forWall(session: Session): Session {
  return forLab(session, null);
}

function toldOf(session: Session, other: Participant, self: ParticipantId | null): Participant {
  if (other.id === self) return other.wish === null ? other : { ...other, wish: HIDDEN_NAME };
  const nickname = nameFor(session, other, self);
  const { handRaisedAt, returning, wish, wishesRefused } = other;
  const hasSecrets = handRaisedAt !== null || returning !== null || wish !== null || wishesRefused > 0;
  if (!hasSecrets && nickname === other.nickname) return other;
  return { ...other, nickname, handRaisedAt: null, returning: null, wish: null, wishesRefused: 0 };
}

/** Members are named, unless names are hidden. Whoever waits to be let in is not seen yet, and whoever was removed not any more. */
function nameFor({ hidden }: Session, other: Participant | undefined, self: ParticipantId | null): string {
  if (other === undefined) return HIDDEN_NAME;
  return other.id === self || (isMember(other) && !hidden.names) ? other.nickname : HIDDEN_NAME;
}

/** What only the student's own lab is told, and the desk. Of others' runs labs get sightings. */
export function isForOne(
  event: SessionEvent,
): event is
  | Extract<SessionEvent, { participant: number; run: number }>
  | EventOf<"hand-raised" | "hand-lowered"> {
  return isOfARun(event) || event.type === "hand-raised" || event.type === "hand-lowered";
}

/** Whether it is between one participant and the host: a nickname waits, or the host has decided on it. */
export function isAboutWish(event: SessionEvent): event is EventOf<"nickname-wished" | "nickname-refused"> {
  return event.type === "nickname-wished" || event.type === "nickname-refused";
}

/**
 * What happened, likewise, for a lab, or for several (`self`: null). What `isForOne` is still among it. `after`: the state at the end
 * of these events.
 */
export function eventsForLab(
  after: Session,
  events: readonly SessionEvent[],
  self: ParticipantId | null,
): SessionEvent[] {
  return events.flatMap((event): SessionEvent[] => {
    switch (event.type) {
      case "note-added":
        return event.shown ? [event] : [];
      case "return-asked":
      case "return-declined":
      case "nickname-refused":
        return event.participant === self ? [event] : [];
      case "nickname-wished":
        return event.participant === self ? [{ ...event, nickname: HIDDEN_NAME }] : [];
      case "participant-joined":
      case "participant-renamed":
      case "participant-readmitted":
        return [{ ...event, nickname: nameFor(after, after.participants[event.participant], self) }];
      // Their name was not told while they waited.
      case "participant-admitted":
        return [
          {
            ...event,
            type: "participant-readmitted",
            nickname: nameFor(after, after.participants[event.participant], self),
          },
        ];
      case "board-hidden-changed": {
        if (after.hidden.names) return [event];
        return [{ ...event, nicknames: after.participants.map((other) => nameFor(after, other, self)) }];
      }
      case "session-created":
      case "participant-removed":
      case "presence-changed":
      case "round-opened":
      case "round-started":
      case "round-paused":
      case "round-resumed":
      case "round-extended":
      case "round-closed":
      case "run-started":
      case "points-reported":
      case "run-ended":
      case "run-scored":
      case "run-unproven":
      case "run-reproduced":
      case "test-opened":
      case "lobby-changed":
      case "teams-changed":
      case "spotlight-changed":
      case "hand-raised":
      case "hand-lowered":
      case "hints-changed":
      case "session-ended":
        return [event];
      default:
        return unreachable(event);
    }
  });
}

/** The same for the wall, which sees everybody's runs and nobody's hand. */
export function eventsForWall(after: Session, events: readonly SessionEvent[]): SessionEvent[] {
  return eventsForLab(after, events, null).filter(
    ({ type }) => type !== "hand-raised" && type !== "hand-lowered",
  );
}
