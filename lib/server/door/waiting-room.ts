import type { Snapshot } from "@/lib/protocol/socket";
import { problem } from "@/lib/session/decide/problem";
import { isWaiting } from "@/lib/session/decide/seats";
import { EMPTY_SESSION, type Participant, type Session } from "@/lib/session/log/session";
import { sessionForLab } from "@/lib/session/log/visible-to-lab";
import type { Screen } from "../room/screen";

/** The labs of students who wait to be admitted: they see their own name, even when it changes, and the session's title, and nothing else. */
export type WaitingRoom = {
  /** Adds a lab if its student is waiting; false if not. */
  enter(screen: Screen, session: Session): boolean;
  leave(screen: Screen): void;
  screens(): readonly Screen[];
  /** Removes and returns the labs of those who have been admitted. When the session has ended, all are sent away instead. */
  letIn(session: Session): readonly Screen[];
};

/** Belongs to no room: a lab that comes from the waiting room gets a snapshot of the class, not just what happened since. */
const EPOCH = "waiting";

export function createWaitingRoom(): WaitingRoom {
  /** Each lab with the participant as it was last told. */
  const waiting = new Map<Screen, Participant>();
  return {
    enter(screen, session) {
      const participant = waitingAt(screen, session);
      if (!participant) return false;
      waiting.set(screen, participant);
      screen.snapshot(snapshotFor(participant, session));
      return true;
    },
    leave: (screen) => void waiting.delete(screen),
    screens: () => [...waiting.keys()],
    letIn(session) {
      const goesIn: Screen[] = [];
      for (const [screen, told] of waiting) {
        const ended = session.phase.kind === "ended";
        const participant = waitingAt(screen, session);
        if (!ended && participant) {
          if (told.nickname !== participant.nickname || told.wish !== participant.wish) {
            waiting.set(screen, participant);
            screen.snapshot(snapshotFor(participant, session));
          }
          continue;
        }
        waiting.delete(screen);
        if (ended) screen.goodbye(problem("session-ended"));
        else goesIn.push(screen);
      }
      return goesIn;
    },
  };
}

function waitingAt({ self }: Screen, session: Session): Participant | null {
  const participant = self === null ? undefined : session.participants[self];
  return participant && isWaiting(participant) ? participant : null;
}

function snapshotFor(participant: Participant, session: Session): Snapshot {
  const { seq, at, title } = session;
  const seen: Session = { ...EMPTY_SESSION, seq, at, title, participants: [participant] };
  return {
    epoch: EPOCH,
    session: sessionForLab(seen, participant.id),
    storedUpTo: seq,
    now: at,
    self: participant.id,
  };
}
