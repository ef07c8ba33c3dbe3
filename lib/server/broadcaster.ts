import { lengthOf } from "@/lib/learning/curve";
import type { Frame, Position, Snapshot } from "@/lib/protocol/socket";
import type { EventType, Millis, ParticipantId, SessionEvent } from "@/lib/session/events";
import type { Session } from "@/lib/session/session";
import { labSnapshot, thinEvents, thinSnapshot } from "@/lib/session/thin";
import { keepRecentEvents } from "./recent-events";
import type { Screen, SendFrame } from "./screen";

/** Keeps the screens of one room up to date, by ticks: what a screen gets in one is one message. */
export type Broadcaster = {
  happened(events: readonly SessionEvent[], session: Session): void;
  /** A new screen, and where its copy of the log stands, if it has one. */
  enter(screen: Screen, position: Position | null): void;
  /** A screen that missed something. */
  resync(screen: Screen, position: Position): void;
  leave(screen: Screen): void;
  screens(): readonly Screen[];
  /** To be called four times a second. */
  tick(): void;
};

export type BroadcasterPorts = {
  now(): Millis;
  storedUpTo(): number;
  send: SendFrame;
};

/** A screen with more than this waiting is skipped until it has taken all of it, and then gets a fresh snapshot. */
const MOST_BACKLOG_BYTES = 256 * 1024;
const MOST_RECENT_EVENTS = 4_000;
/** A desk gets every point, unless a snapshot of them all would be megabytes. */
const MOST_POINTS_IN_A_SNAPSHOT = 15_000;
/** A lab gets every fourth tick, … */
const TICKS_A_LAB_FRAME = 4;
/** … but the next one when the class starts, stops or loses someone, or something is hidden from it. */
const URGENT: readonly EventType[] = [
  "round-opened",
  "round-started",
  "round-paused",
  "round-resumed",
  "board-hidden-changed",
  "round-closed",
  "session-ended",
  "participant-removed",
];

/** Up to which event a screen was told, and stored up to where; null when it waits for a snapshot. */
type Told = { readonly seq: number; readonly storedUpTo: number } | null;

export function createBroadcaster(epoch: string, initial: Session, ports: BroadcasterPorts): Broadcaster {
  let session = initial;
  const recent = keepRecentEvents(initial.seq, MOST_RECENT_EVENTS);
  const told = new Map<Screen, Told>();
  let ticks = 0;
  let urgent = false;

  const snapshotFor = (screen: Screen): Snapshot => ({
    epoch,
    session: screen.kind === "lab" ? labSnapshot(session, screen.self) : affordable(session),
    storedUpTo: ports.storedUpTo(),
    now: ports.now(),
    self: screen.self,
  });

  const sendSnapshot = (screen: Screen) => {
    screen.snapshot(snapshotFor(screen));
    told.set(screen, { seq: session.seq, storedUpTo: ports.storedUpTo() });
  };

  /** The frame that continues after `seq`; null when the events are not held any more. */
  const frameAfter = (seq: number, thinned: boolean, self: ParticipantId | null = null): Frame | null => {
    const missed = recent.after(seq);
    if (!missed) return null;
    const events = thinned ? thinEvents(session, missed, self) : missed;
    const storedUpTo = ports.storedUpTo();
    return { epoch, from: seq + 1, to: session.seq, events, storedUpTo, now: ports.now() };
  };

  const catchUp = (screen: Screen, position: Position | null) => {
    const known = position !== null && position.epoch === epoch && position.seq <= session.seq;
    const frame = known ? frameAfter(position.seq, screen.kind === "lab", screen.self) : null;
    if (!frame) return sendSnapshot(screen);
    ports.send([screen], frame);
    told.set(screen, { seq: frame.to, storedUpTo: frame.storedUpTo });
  };

  /** One frame for all screens that were told the same: usually all. */
  const sendFrames = (screens: readonly Screen[], thinned: boolean) => {
    const storedUpTo = ports.storedUpTo();
    const groups = new Map<number, Screen[]>();
    for (const screen of screens) {
      const state = told.get(screen);
      if (!state || (state.seq === session.seq && state.storedUpTo === storedUpTo)) continue;
      groups.set(state.seq, [...(groups.get(state.seq) ?? []), screen]);
    }
    for (const [seq, stale] of groups) {
      const frame = frameAfter(seq, thinned);
      if (!frame) {
        for (const screen of stale) sendSnapshot(screen);
        continue;
      }
      ports.send(stale, frame);
      for (const screen of stale) told.set(screen, { seq: frame.to, storedUpTo });
    }
  };

  /** A frame is the same for all labs, so while names are hidden nobody's own new name is in it: they get a snapshot. */
  const forgetRenamed = (events: readonly SessionEvent[]) => {
    const renamed = new Set(
      events.flatMap((event) => (event.type === "participant-renamed" ? [event.participant] : [])),
    );
    if (renamed.size === 0) return;
    for (const screen of told.keys())
      if (screen.self !== null && renamed.has(screen.self)) told.set(screen, null);
  };

  return {
    happened(events, after) {
      session = after;
      recent.add(events);
      if (after.hidden.names) forgetRenamed(events);
      urgent ||= events.some(({ type }) => URGENT.includes(type));
    },
    enter: catchUp,
    resync(screen, position) {
      if (told.get(screen)) catchUp(screen, position);
    },
    leave(screen) {
      told.delete(screen);
    },
    screens: () => [...told.keys()],
    tick() {
      const labs = urgent || ticks % TICKS_A_LAB_FRAME === 0;
      ticks++;
      urgent = false;
      const ready: Screen[] = [];
      for (const [screen, state] of told) {
        if (screen.kind === "lab" && !labs) continue;
        const backlog = screen.backlog();
        if (state === null) {
          if (backlog === 0) sendSnapshot(screen);
        } else if (backlog > MOST_BACKLOG_BYTES) {
          told.set(screen, null);
        } else {
          ready.push(screen);
        }
      }
      sendFrames(
        ready.filter(({ kind }) => kind === "lab"),
        true,
      );
      sendFrames(
        ready.filter(({ kind }) => kind !== "lab"),
        false,
      );
    },
  };
}

function affordable(session: Session): Session {
  let points = 0;
  for (const { runs } of session.participants) for (const { curve } of runs) points += lengthOf(curve);
  return points <= MOST_POINTS_IN_A_SNAPSHOT ? session : thinSnapshot(session, null);
}
