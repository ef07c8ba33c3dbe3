import { unreachable } from "@/lib/learning/unreachable";
import { isMember } from "@/lib/session/decide/seats";
import { nicknameKey } from "@/lib/session/names/nickname";
import { withoutRight, withTexts } from "@/lib/session/questions/question";
import { fold } from "./apply";
import { shownOnProjector } from "./drawing";
import { type EventOf, isNaming, type NAMING, type ParticipantId, type SessionEvent } from "./events";
import { toldAtClose, toldAtReveal } from "./question";
import { isRunEvent } from "./run-events";
import type { Session } from "./session";
import { HIDDEN_NAME, planForLab } from "./visible-to-lab";
import { toldAtEnd, withoutSources } from "./vote";

/** Who reads a stored log: the session's host, or whoever has its share link. */
export type LogReader = "host" | "link";

/**
 * A whole log as this reader may see it. Every event keeps its `seq` and `at`, so that a replay ends where the class ended: an event that
 * the reader must not see is replaced by one in which nothing happens. While the class is running, a new event may change what is shown of
 * earlier ones, for example when somebody is renamed or a round ends.
 */
export function logForReader(reader: LogReader, events: readonly SessionEvent[]): readonly SessionEvent[] {
  switch (reader) {
    case "host":
      return events;
    case "link":
      return events.map(linkView(events));
    default:
      return unreachable(reader);
  }
}

/**
 * The `seq` from which on runs are hidden from this reader; infinite if none are. Code that serves points separately from the rest of the
 * log must leave out those reported from there on. `events` may lack the reports themselves.
 */
export function firstHiddenRun(reader: LogReader, events: readonly SessionEvent[]): number {
  switch (reader) {
    case "host":
      return Number.POSITIVE_INFINITY;
    case "link":
      return hiddenFrom(events, withoutRuns(events)).running;
    default:
      return unreachable(reader);
  }
}

/** The session that a log describes, without its runs: skipping their events saves most of the work. */
function withoutRuns(events: readonly SessionEvent[]): Session {
  return fold(events.filter((event) => !isRunEvent(event)));
}

/**
 * Turns each event of this log into what somebody with the share link may see. Links are passed on, and students' pages contain them, so
 * this is never more than the class saw on the projector: no private notes, nothing between one student and the host, no devices, and only
 * the latest nicknames of members of the class. While the class is running, runs appear only when their round is over, so that nobody can
 * copy settings, and not at all from the moment at which the host hid the board.
 */
function linkView(events: readonly SessionEvent[]): (event: SessionEvent) => SessionEvent {
  const session = withoutRuns(events);
  const nameOf = nameLookup(session);
  const withoutOldNames = oldNameRemover(events, nameOf);
  const hidden = hiddenFrom(events, session);

  return (event) => {
    switch (event.type) {
      case "participant-joined":
      case "participant-readmitted":
        return { ...event, nickname: nameOf(event.participant) };
      // Everyone has their latest nickname from the beginning.
      case "participant-renamed":
      case "return-asked":
      case "return-declined":
      case "nickname-wished":
      case "nickname-refused":
      case "lobby-changed":
      case "hand-raised":
      case "hand-lowered":
      case "message-sent":
        return emptyEventInPlaceOf(event);
      case "note-added":
        return event.shown ? { ...event, text: withoutOldNames(event.text) } : emptyEventInPlaceOf(event);
      case "teams-changed":
        return {
          ...event,
          teams: event.teams.map((team) => ({ ...team, name: withoutOldNames(team.name) })),
        };
      case "run-started": {
        if (event.seq >= hidden.running) return emptyEventInPlaceOf(event);
        // Whose device is slow, or has no GPU, is nobody's business.
        const { arithmetic, flopPerSecond } = event.device;
        const told = { ...(arithmetic && { arithmetic }), ...(flopPerSecond && { flopPerSecond }) };
        return { ...event, device: { backend: "", name: "", ...told } };
      }
      case "points-reported":
      case "words-written":
      case "run-ended":
      case "run-scored":
      case "run-unproven":
      case "run-reproduced":
      case "input-asked":
        return event.seq >= hidden.running ? emptyEventInPlaceOf(event) : event;
      // As on the projector: the link's reader is told at the end of a vote what the words were, and never who answered what.
      case "vote-opened":
        return { ...event, items: withoutSources(event.items) };
      case "vote-cast":
        return { ...event, answer: null };
      case "vote-closed":
        return { ...event, ...toldAtEnd(session.votes[event.vote]) };
      case "question-asked":
        return { ...event, content: withTexts(withoutRight(event.content), withoutOldNames) };
      case "question-answered":
        return { ...event, answer: null };
      case "question-revealed":
        return { ...event, ...toldAtReveal(session.questions[event.question]) };
      case "question-closed": {
        const { told } = toldAtClose(session.questions[event.question]);
        if (!told) return event;
        return { ...event, told: { ...told, content: withTexts(told.content, withoutOldNames) } };
      }
      case "session-created":
      case "plan-changed":
        return { ...event, plan: planForLab(event.plan) };
      // As on the projector, and never whose they are.
      case "drawing-sent":
      case "drawings-shown":
        return emptyEventInPlaceOf(event);
      case "drawings-judged":
        return shownOnProjector(session, event);
      case "test-opened":
        return event.seq >= hidden.hidden ? emptyEventInPlaceOf(event) : event;
      case "participant-admitted":
      case "participant-removed":
      case "presence-changed":
      case "round-opened":
      case "round-started":
      case "round-paused":
      case "round-resumed":
      case "round-extended":
      case "round-closed":
      case "spotlight-changed":
      case "board-hidden-changed":
      case "hints-changed":
      case "find-opened":
      case "opening-advanced":
      case "names-told":
      case "asking-changed":
      case "picture-shown":
      case "step-announced":
      case "step-cancelled":
      case "snapshots-changed":
      case "snapshot-shown":
      case "valley-measured":
      case "session-ended":
        return event;
      default:
        return unreachable(event);
    }
  };
}

/** An event in which nothing happens, with the `seq` and `at` of another. */
export function emptyEventInPlaceOf({ seq, at }: SessionEvent): SessionEvent {
  return { type: "presence-changed", connected: [], disconnected: [], seq, at };
}

/** The latest nicknames of the members of the class; `HIDDEN_NAME` for everyone else, and for all if names are hidden in a running class. */
function nameLookup({ phase, hidden, participants }: Session): (id: ParticipantId) => string {
  const hidesAll = phase.kind !== "ended" && hidden.names;
  return (id) => {
    const participant = participants[id];
    return participant && isMember(participant) && !hidesAll ? participant.nickname : HIDDEN_NAME;
  };
}

/**
 * Returns a function that replaces, in the host's texts, nicknames that may no longer be shown: former ones, and those of people whose name
 * is hidden.
 */
function oldNameRemover(
  events: readonly SessionEvent[],
  nameOf: (id: ParticipantId) => string,
): (text: string) => string {
  const nicknames = nicknamesIn(events);
  const shown = new Set([...nicknames.values()].map((id) => nicknameKey(nameOf(id))));
  return mentionReplacer(nicknames.keys(), (mention, read) =>
    shown.has(read) ? mention : nameOf(nicknames.get(read) ?? -1) || SOMEBODY,
  );
}

/** The `seq` from which on runs are hidden (`running`: the current round or a hidden board), and that for test results (`hidden`: a hidden board). */
function hiddenFrom(
  events: readonly SessionEvent[],
  { phase }: Session,
): { readonly running: number; readonly hidden: number } {
  const never = Number.POSITIVE_INFINITY;
  if (phase.kind === "ended") return { running: never, hidden: never };
  let started = never;
  let hidden = never;
  for (const event of events) {
    if (event.type === "round-started") started = event.seq;
    if (event.type === "board-hidden-changed") hidden = event.board ? Math.min(hidden, event.seq) : never;
  }
  return { running: phase.kind === "round" ? Math.min(started, hidden) : hidden, hidden };
}

/** Replaces a nickname in a text when nothing better may: it shows that somebody was mentioned, but not who. */
export const SOMEBODY = "…";

/** Whether an event contains a nickname that somebody has or asks for. */
export function saysName(event: SessionEvent): event is EventOf<(typeof NAMING)[number] | "nickname-wished"> {
  return isNaming(event) || event.type === "nickname-wished";
}

/** Every nickname that anybody in a log had or asked for, by `nicknameKey`, with the first participant to have it. */
export function nicknamesIn(log: Iterable<SessionEvent>): Map<string, ParticipantId> {
  const nicknames = new Map<string, ParticipantId>();
  for (const event of log) {
    if (!saysName(event)) continue;
    const read = nicknameKey(event.nickname);
    if (read !== "" && !nicknames.has(read)) nicknames.set(read, event.participant);
  }
  return nicknames;
}

/**
 * Returns a function that replaces the nicknames mentioned in a text. A mention is a nickname as whole words, in upper or lower case; if
 * one nickname contains another, the longer one is matched. `replace` gets the mention as written and its `nicknameKey`.
 */
export function mentionReplacer(
  nicknames: Iterable<string>,
  replace: (mention: string, read: string) => string,
): (text: string) => string {
  const longestFirst = [...nicknames].sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return (text) => text;
  const literal = longestFirst.map((nickname) => nickname.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])(?:${literal.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return (text) => text.replace(mention, (found) => replace(found, nicknameKey(found)));
}
