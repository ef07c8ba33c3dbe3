import { unreachable } from "@/lib/learning/unreachable";
import { fold } from "./apply";
import type { ParticipantId, SessionEvent } from "./events";
import { HIDDEN_NAME } from "./for-labs";
import { mentionReplacer, nicknamesIn, SOMEBODY } from "./mentions";
import { readAs } from "./nickname";
import { isOfARun } from "./of-a-run";
import { isMember } from "./seats";
import type { Session } from "./session";

/** Who reads a stored log: the session's host, or whoever has its share link. */
export type LogReader = "host" | "link";

/**
 * A whole log as this reader may know it. Every event keeps its `seq` and `at`, so that a replay ends where the class ended: one that the
 * reader must not learn of is replaced by one in which nothing happens. What is known may change with every event of a class that is
 * still running, also of what happened long before: somebody is renamed, or a round ends.
 */
export function knownOfLog(reader: LogReader, events: readonly SessionEvent[]): readonly SessionEvent[] {
  switch (reader) {
    case "host":
      return events;
    case "link": {
      const tell = linkTeller(events);
      return events.map(tell);
    }
    default:
      return unreachable(reader);
  }
}

/**
 * The `seq` from which on this reader is told of no run; infinite where they are told of all. For whoever hands points out apart from
 * the rest of a log: none that is reported from there on may be among them. Reports may be missing from `events`.
 */
export function runsToldBefore(reader: LogReader, events: readonly SessionEvent[]): number {
  switch (reader) {
    case "host":
      return Number.POSITIVE_INFINITY;
    case "link":
      return firstUntoldRun(events, withoutRuns(events)).running;
    default:
      return unreachable(reader);
  }
}

/** A class but for its runs, which are most of a log. */
function withoutRuns(events: readonly SessionEvent[]): Session {
  return fold(events.filter((event) => !isOfARun(event)));
}

/**
 * What a link's holder learns of each event of this log. Links are passed on, and students' pages carry them, so it is never more than the
 * class has seen on its wall: no remarks that the host kept, no signs between a student and the host, no devices, nobody's name but that of
 * members of the class, and of those the last one. Of a class that is still running, the runs of a round are told once the round is over,
 * so that nobody copies settings, and none from the moment on at which the host hid the board.
 */
function linkTeller(events: readonly SessionEvent[]): (event: SessionEvent) => SessionEvent {
  const session = withoutRuns(events);
  const nameOf = nameTeller(session);
  const withoutOldNames = oldNameRemover(events, nameOf);
  const runsUntil = firstUntoldRun(events, session);

  return (event) => {
    switch (event.type) {
      case "participant-joined":
      case "participant-readmitted":
        return { ...event, nickname: nameOf(event.participant) };
      // Everyone is called by their last name from the beginning.
      case "participant-renamed":
      case "return-asked":
      case "return-declined":
      case "nickname-wished":
      case "nickname-refused":
      case "lobby-changed":
      case "hand-raised":
      case "hand-lowered":
        return nothingInPlaceOf(event);
      case "note-added":
        return event.shown ? { ...event, text: withoutOldNames(event.text) } : nothingInPlaceOf(event);
      case "teams-changed":
        return {
          ...event,
          teams: event.teams.map((team) => ({ ...team, name: withoutOldNames(team.name) })),
        };
      case "run-started": {
        if (event.seq >= runsUntil.running) return nothingInPlaceOf(event);
        const { flopPerSecond } = event.device;
        return { ...event, device: { backend: "", name: "", ...(flopPerSecond && { flopPerSecond }) } };
      }
      case "points-reported":
      case "run-ended":
      case "run-scored":
      case "run-unproven":
      case "run-reproduced":
        return event.seq >= runsUntil.running ? nothingInPlaceOf(event) : event;
      case "test-opened":
        return event.seq >= runsUntil.hidden ? nothingInPlaceOf(event) : event;
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

/** An event in which nobody comes or goes, at the place in the log of another. */
export function nothingInPlaceOf({ seq, at }: SessionEvent): SessionEvent {
  return { type: "presence-changed", connected: [], disconnected: [], seq, at };
}

/** What each participant is called who may be named: who is in the class at the end, unless names are hidden there and then. */
function nameTeller({ phase, hidden, participants }: Session): (id: ParticipantId) => string {
  const hidesAll = phase.kind !== "ended" && hidden.names;
  return (id) => {
    const participant = participants[id];
    return participant && isMember(participant) && !hidesAll ? participant.nickname : HIDDEN_NAME;
  };
}

/** Takes nicknames out of what the host has written that nobody is shown under any more: earlier ones, and those of who is not named. */
function oldNameRemover(
  events: readonly SessionEvent[],
  nameOf: (id: ParticipantId) => string,
): (text: string) => string {
  const nicknames = nicknamesIn(events);
  const told = new Set([...nicknames.values()].map((id) => readAs(nameOf(id))));
  return mentionReplacer(nicknames.keys(), (mention, read) =>
    told.has(read) ? mention : nameOf(nicknames.get(read) ?? -1) || SOMEBODY,
  );
}

/** From which event on nothing is told of runs, and of tests: since the round under way began, and since the board has been hidden. */
function firstUntoldRun(
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
