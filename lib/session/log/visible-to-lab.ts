import { unreachable } from "@/lib/learning/unreachable";
import type { Plan } from "@/lib/session/decide/plan";
import { isMember } from "@/lib/session/decide/seats";
import { withoutRight } from "@/lib/session/questions/question";
import { askedForLab, inputsForLab } from "./asked-input";
import { drawingsForLab, drawingsForProjector, shownOnProjector } from "./drawing";
import type { EventOf, EventType, ParticipantId, SessionEvent } from "./events";
import { questionsForLab, questionsForProjector, toldAtClose, toldAtReveal } from "./question";
import { isRunEvent } from "./run-events";
import type { Participant, Run, Session } from "./session";
import { toldAtEnd, votesForLab, votesForProjector, withoutSources } from "./vote";

/*
 * What labs and the projector get of a live class. For readers of a stored log, see `visible-to-reader.ts`.
 */

/** Sent in place of a hidden name; the lab then shows a made-up one. */
export const HIDDEN_NAME = "";

/**
 * The session without what only the host may see: private notes, hidden names, nicknames that wait for approval, raised hands, requests to
 * return, where the words of an open vote come from, others' votes. `self`: whose lab it is. Even their own lab learns only that their nickname is waiting, not what it is: they know it, and anyone
 * looking over their shoulder should not.
 */
export function sessionForLab(session: Session, self: ParticipantId | null): Session {
  return {
    ...session,
    notes: session.notes.filter(({ shown }) => shown),
    votes: votesForLab(session.votes, self),
    questions: questionsForLab(session.questions, self),
    drawings: drawingsForLab(session.drawings, self),
    inputs: inputsForLab(session.inputs),
    messages: session.messages.filter(({ participant }) => participant === self),
    // Only the projector shows them.
    snapshots: NO_SNAPSHOTS,
    plan: planForLab(session.plan),
    participants: session.participants.map((other) => participantForLab(session, other, self)),
  };
}

/** The same for the projector, which also shows who has voted. */
export function sessionForProjector(session: Session): Session {
  return {
    ...sessionForLab(session, null),
    ...{ votes: votesForProjector(session.votes), questions: questionsForProjector(session.questions) },
    drawings: drawingsForProjector(session.drawings),
    inputs: session.inputs,
    snapshots: session.snapshots,
  };
}

const NO_SNAPSHOTS: Session["snapshots"] = { list: [], shown: null };

/** Without what is for the host alone: the scripts, and which answers to the questions are right. */
export function planForLab(plan: Plan): Plan {
  const { checks: _, ...rest } = plan;
  return { ...rest, rounds: plan.rounds.map(({ script: _, ...round }) => round) };
}

function participantForLab(session: Session, other: Participant, self: ParticipantId | null): Participant {
  if (other.id === self) {
    const own = other.runs.some(({ writing }) => writing)
      ? { ...other, runs: other.runs.map(silent) }
      : other;
    return own.wish === null ? own : { ...own, wish: HIDDEN_NAME };
  }
  const nickname = nameFor(session, other, self);
  const { handRaisedAt, returning, wish, wishesRefused } = other;
  const hasSecrets = handRaisedAt !== null || returning !== null || wish !== null || wishesRefused > 0;
  if (!hasSecrets && nickname === other.nickname) return other;
  return { ...other, nickname, handRaisedAt: null, returning: null, wish: null, wishesRefused: 0 };
}

/** No lab gets what networks write: its own knows it, and the others do not show it. */
function silent(run: Run): Run {
  return run.writing ? { ...run, writing: null } : run;
}

/** The nickname as this lab may see it: `HIDDEN_NAME` for anyone who is not a member of the class, and for all others while names are hidden. */
function nameFor({ hidden }: Session, other: Participant | undefined, self: ParticipantId | null): string {
  if (other === undefined) return HIDDEN_NAME;
  return other.id === self || (isMember(other) && !hidden.names) ? other.nickname : HIDDEN_NAME;
}

/** Whether, among labs, only the student's own gets this event. The others get sightings of the run instead. */
export function isForOwnLab(
  event: SessionEvent,
): event is
  | Extract<SessionEvent, { participant: number; run: number }>
  | EventOf<
      | "hand-raised"
      | "hand-lowered"
      | "vote-cast"
      | "question-answered"
      | "drawing-sent"
      | "drawings-judged"
      | "message-sent"
    > {
  return (
    isRunEvent(event) ||
    event.type === "hand-raised" ||
    event.type === "hand-lowered" ||
    event.type === "vote-cast" ||
    event.type === "question-answered" ||
    event.type === "drawing-sent" ||
    event.type === "drawings-judged" ||
    event.type === "message-sent"
  );
}

/** Whether an event is between one participant and the host: their nickname waits for approval, or was refused. */
export function isNicknameRequest(
  event: SessionEvent,
): event is EventOf<"nickname-wished" | "nickname-refused"> {
  return event.type === "nickname-wished" || event.type === "nickname-refused";
}

/**
 * Events as the lab of `self` may see them, or as any lab may if that is null. Events for one lab only (`isForOwnLab`) are not filtered
 * out. `after`: the state after these events.
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
      // Other labs did not get the nickname while its owner waited.
      case "participant-admitted":
        return [
          {
            ...event,
            type: "participant-readmitted",
            nickname: nameFor(after, after.participants[event.participant], self),
          },
        ];
      case "board-hidden-changed":
        if (after.hidden.names) return [event];
        return [{ ...event, nicknames: after.participants.map((other) => nameFor(after, other, self)) }];
      case "words-written":
        return self === null ? [event] : [];
      case "vote-opened":
        return [{ ...event, items: withoutSources(event.items) }];
      case "vote-closed":
        return [{ ...event, ...toldAtEnd(after.votes[event.vote]) }];
      case "session-created":
      case "plan-changed":
        return [{ ...event, plan: planForLab(event.plan) }];
      case "snapshots-changed":
      case "snapshot-shown":
        return [];
      case "question-asked":
        return [{ ...event, content: withoutRight(event.content) }];
      case "question-revealed":
        return [{ ...event, ...toldAtReveal(after.questions[event.question]) }];
      case "question-closed":
        return [{ ...event, ...toldAtClose(after.questions[event.question]) }];
      case "drawings-judged": {
        const { part: _, ...judged } = event;
        return [judged];
      }
      case "drawings-shown":
        return [];
      case "input-asked":
        return [askedForLab(event)];
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
      case "find-opened":
      case "opening-advanced":
      case "names-told":
      case "vote-cast":
      case "question-answered":
      case "drawing-sent":
      case "asking-changed":
      case "picture-shown":
      case "step-announced":
      case "step-cancelled":
      case "message-sent":
      case "valley-measured":
      case "session-ended":
        return [event];
      default:
        return unreachable(event);
    }
  });
}

/** What the projector gets as it is. */
const ON_PROJECTOR: ReadonlySet<EventType> = new Set(["input-asked", "snapshots-changed", "snapshot-shown"]);
/** What is between the host and one student. */
const TO_ONE_STUDENT: ReadonlySet<EventType> = new Set([
  ...(["hand-raised", "hand-lowered", "drawing-sent", "message-sent"] as const),
]);

/** The same for the projector, which gets all runs, no raised hands, of votes only that they were cast, and of drawings those that it may show. */
export function eventsForProjector(after: Session, events: readonly SessionEvent[]): SessionEvent[] {
  // The projector shows whose network said what, as it shows whose curve is whose.
  const shown = events.flatMap((event) =>
    ON_PROJECTOR.has(event.type) ? [event] : eventsForLab(after, [event], null),
  );
  return shown.flatMap((event) => {
    if (TO_ONE_STUDENT.has(event.type)) return [];
    if (event.type === "drawings-judged") return [shownOnProjector(after, event)];
    const isAnswer = event.type === "vote-cast" || event.type === "question-answered";
    return [isAnswer ? { ...event, answer: null } : event];
  });
}
