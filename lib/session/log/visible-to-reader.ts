import { unreachable } from "@/lib/learning/unreachable";
import { isMember } from "@/lib/session/decide/seats";
import { nicknameKey } from "@/lib/session/names/nickname";
import { fold } from "./apply";
import { type EventOf, isNaming, type NAMING, type ParticipantId, type SessionEvent } from "./events";
import { isRunEvent } from "./run-events";
import type { Session } from "./session";
import { HIDDEN_NAME } from "./visible-to-lab";

/** Who reads a stored log: the session's host, or whoever has its share link. */
export type LogReader = "host" | "link";

/**
 * A whole log as this reader may see it. Every event keeps its `seq` and `at`, so that a replay ends where the class ended: an event that
 * the reader must not see is replaced by one in which nothing happens. While the class is still running, any new event may change what
 * is shown of earlier ones: somebody is renamed, or a round ends.
 */
export function logForReader(reader: LogReader, events: readonly SessionEvent[]): readonly SessionEvent[] {
  switch (reader) {
    case "host":
      return events;
    case "link": {
      return events.map(linkView(events));
    }
    default:
      return unreachable(reader);
  }
}

/**
 * The `seq` from which on runs are hidden from this reader; infinite where none are. For whoever hands out points apart from the rest of
 * a log: points that were reported from there on must not be among them. `events` may lack the reports themselves.
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

/** The session without its runs, whose events are most of a log. */
function withoutRuns(events: readonly SessionEvent[]): Session {
  return fold(events.filter((event) => !isRunEvent(event)));
}

/**
 * Turns each event of this log into what somebody with the share link may see. Links are passed on, and students' pages carry them, so it
 * is never more than the class saw on the projector: no private notes, nothing between one student and the host, no devices, and only the
 * last names of members of the class. While the class is running, runs appear once their round is over, so that nobody copies settings,
 * and none from the moment at which the host hid the board.
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
      // Everyone has their last name from the beginning.
      case "participant-renamed":
      case "return-asked":
      case "return-declined":
      case "nickname-wished":
      case "nickname-refused":
      case "lobby-changed":
      case "hand-raised":
      case "hand-lowered":
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
        const { flopPerSecond } = event.device;
        return { ...event, device: { backend: "", name: "", ...(flopPerSecond && { flopPerSecond }) } };
      }
      case "points-reported":
      case "run-ended":
      case "run-scored":
      case "run-unproven":
      case "run-reproduced":
        return event.seq >= hidden.running ? emptyEventInPlaceOf(event) : event;
      case "test-opened":
        return event.seq >= hidden.hidden ? emptyEventInPlaceOf(event) : event;
      case "session-created":
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

/** Names of those who are in the class at the end; a hidden name for all others, and for everybody if names are hidden then. */
function nameLookup({ phase, hidden, participants }: Session): (id: ParticipantId) => string {
  const hidesAll = phase.kind !== "ended" && hidden.names;
  return (id) => {
    const participant = participants[id];
    return participant && isMember(participant) && !hidesAll ? participant.nickname : HIDDEN_NAME;
  };
}

/** Replaces nicknames in a text of the host's that are not shown any more: earlier ones, and those of people who are not named. */
function oldNameRemover(
  events: readonly SessionEvent[],
  nameOf: (id: ParticipantId) => string,
): (text: string) => string {
  const nicknames = nicknamesIn(events);
  const told = new Set([...nicknames.values()].map((id) => nicknameKey(nameOf(id))));
  return mentionReplacer(nicknames.keys(), (mention, read) =>
    told.has(read) ? mention : nameOf(nicknames.get(read) ?? -1) || SOMEBODY,
  );
}

/** The seqs from which on runs, and tests, are hidden: since the current round began, and since the board was hidden. */
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

/** Stands for a participant in a name or a note where nothing better may: it says that somebody was mentioned, and not who. */
export const SOMEBODY = "…";

/** Whether an event says what somebody is called, or would like to be. */
export function saysName(event: SessionEvent): event is EventOf<(typeof NAMING)[number] | "nickname-wished"> {
  return isNaming(event) || event.type === "nickname-wished";
}

/** By `nicknameKey`: every nickname that anybody in a log had or asked for, and who was the first to have it. */
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
 * Rewrites a text in which nicknames are mentioned. A mention is a nickname that stands as words of its own, in whatever capitals;
 * where one nickname contains another, the longer one is meant. `replace` gets the mention as it was written and as `nicknameKey` has it.
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
