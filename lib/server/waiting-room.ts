import type { Snapshot } from "@/lib/protocol/socket";
import { problem } from "@/lib/session/problem";
import { isWaiting } from "@/lib/session/seats";
import { EMPTY_SESSION, type Session } from "@/lib/session/session";
import type { Screen } from "./screen";

/** The labs of those who wait to be let in: they see their own name and the class's, and nothing else of it. */
export type WaitingRoom = {
  /** Takes a lab in if it is of someone who waits; false if it is not. */
  enter(screen: Screen, session: Session): boolean;
  leave(screen: Screen): void;
  screens(): readonly Screen[];
  /** The labs of those who were let in meanwhile. Those for whom nothing is left to wait for are sent away. */
  letIn(session: Session): readonly Screen[];
};

/** No life of a room: who comes back from waiting gets the whole class, not what happened since. */
const EPOCH = "waiting";

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<Screen>();
  return {
    enter(screen, session) {
      const snapshot = snapshotFor(screen, session);
      if (!snapshot) return false;
      waiting.add(screen);
      screen.snapshot(snapshot);
      return true;
    },
    leave: (screen) => void waiting.delete(screen),
    screens: () => [...waiting],
    letIn(session) {
      const goesIn: Screen[] = [];
      for (const screen of waiting) {
        const ended = session.phase.kind === "ended";
        if (!ended && snapshotFor(screen, session)) continue;
        waiting.delete(screen);
        if (ended) screen.goodbye(problem("session-ended"));
        else goesIn.push(screen);
      }
      return goesIn;
    },
  };
}

function snapshotFor({ self }: Screen, session: Session): Snapshot | null {
  const participant = self === null ? undefined : session.participants[self];
  if (!participant || !isWaiting(participant)) return null;
  const { seq, at, title } = session;
  const seen: Session = { ...EMPTY_SESSION, seq, at, title, participants: [participant] };
  return { epoch: EPOCH, session: seen, storedUpTo: seq, now: at, self };
}
