import type { Frame, Snapshot } from "@/lib/protocol/socket";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ParticipantId, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { eventsForLab, isForOwnLab } from "@/lib/session/log/visible-to-lab";
import type { Screen } from "../room/screen";
import { createCrowd } from "./crowd";
import { eventsFor, labEvents } from "./lab-events";
import { createLabHistory } from "./lab-history";
import { labSession, seenAll, seenOf } from "./lab-snapshot";

type Detail = Pick<Frame, "events" | "seen">;

/** What the labs of a room get: their own runs as they happen, and the state of all other runs, within a budget. */
export type LabFeed = {
  happened(events: readonly SessionEvent[]): void;
  /** What is new about others' runs for the labs of one turn, packed. It counts as told, so it must be sent. */
  tell(turn: number, session: Session): string;
  /** The frames that bring the labs of one turn what they missed, and `seen`: one for all labs without events of their own, one each for the others. */
  frames(
    session: Session,
    missed: readonly SessionEvent[],
    labs: readonly Screen[],
    seen: string,
  ): { to: readonly Screen[]; detail: Detail }[];
  /** What a lab that knows the log up to `seq` has missed; null when it needs a new snapshot. */
  missed(
    session: Session,
    events: readonly SessionEvent[],
    seq: number,
    self: ParticipantId | null,
  ): Detail | null;
  snapshot(session: Session, self: ParticipantId | null): Pick<Snapshot, "session" | "seen">;
};

/** Others' runs may take this much of a lab's four kilobytes per second. The rest is for its own runs, replies and events of the class. */
const SEEN_CHARACTERS = 2_900;
/** How many places at the top of a lab's board are always up to date. */
const TOP = 10;

export function createLabFeed(initial: Session, turns: number): LabFeed {
  const crowds = Array.from({ length: turns }, () => createCrowd(initial));
  const history = createLabHistory();
  let top: ReadonlySet<ParticipantId> = new Set();
  let told = 0;
  return {
    happened(events) {
      for (const crowd of crowds) crowd.happened(events);
      history.happened(events);
    },
    tell(turn, session) {
      // Once a second.
      if (told++ % turns === 0) top = topOf(session);
      const seen = crowds[turn]!.tell(session, top, SEEN_CHARACTERS);
      history.sent(session.seq, crowds[turn]!.toldUpTo(session.seq));
      return seen;
    },
    frames(session, missed, labs, seen) {
      const events = labEvents(eventsForLab(session, missed, null));
      const idle = labs.filter(({ self }) => self === null || !events.own.has(self));
      const busy = labs.filter(({ self }) => self !== null && events.own.has(self));
      return [
        ...(idle.length > 0 ? [{ to: idle, detail: { events: events.common, seen } }] : []),
        ...busy.map((lab) => ({ to: [lab], detail: { events: eventsFor(events, lab.self ?? -1), seen } })),
      ];
    },
    missed(session, events, seq, self) {
      const runs = history.missedSince(seq);
      if (!runs) return null;
      history.sent(session.seq, session.seq);
      // Includes its own reports: it may not know that they were stored.
      const own = events.filter((event) => !isForOwnLab(event) || event.participant === self);
      return { events: eventsForLab(session, own, self), seen: seenOf(session, runs) };
    },
    snapshot(session, self) {
      history.sent(session.seq, session.seq);
      return { session: labSession(session, self), seen: seenAll(session) };
    },
  };
}

function topOf(session: Session): ReadonlySet<ParticipantId> {
  const { phase } = session;
  if (phase.kind !== "round" && phase.kind !== "between") return new Set();
  const standings = leaderboard(session, phase.round);
  return new Set(standings.slice(0, TOP).map(({ participant }) => participant.id));
}
