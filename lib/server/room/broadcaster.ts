import type { Frame, Position } from "@/lib/protocol/socket";
import type { NotStored } from "@/lib/session/decide/problem";
import type { EventType, Millis, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { eventsForProjector, isNicknameRequest, sessionForProjector } from "@/lib/session/log/visible-to-lab";
import { createLabFeed } from "../labs/lab-feed";
import { TICKS_A_SECOND } from "./clock";
import { deskSnapshot } from "./desk-snapshot";
import { keepRecentEvents } from "./recent-events";
import type { Screen, SendFrame } from "./screen";

/** Keeps the screens of one room up to date, in ticks: a screen gets at most one message per tick. */
export type Broadcaster = {
  happened(events: readonly SessionEvent[], session: Session): void;
  /** Adds a screen. `position`: where its copy of the log ends, if it has one. */
  enter(screen: Screen, position: Position | null): void;
  /** Sends a screen what it missed since `position`. */
  resync(screen: Screen, position: Position): void;
  leave(screen: Screen): void;
  /** Updates this screen now instead of with the next tick, unless it is behind anyway. */
  tell(screen: Screen): void;
  screens(): readonly Screen[];
  /** To be called every `TICK_MS`. */
  tick(): void;
};

export type BroadcasterPorts = {
  now(): Millis;
  storedUpTo(): number;
  /** Why no more than that could be stored. */
  notStored?(): NotStored | null;
  send: SendFrame;
};

/** A screen with more than this waiting is skipped until it has taken all of it, and then gets a fresh snapshot. */
const MOST_BACKLOG_BYTES = 256 * 1024;
/** A screen that is behind for longer than this is disconnected. */
const MOST_BEHIND_MS = 30_000;
/** Eight seconds of three hundred students, and more than a minute of thirty. */
const MOST_RECENT_EVENTS = 10_000;
/** Each lab gets a frame a second, an equal part of the labs per tick, so that no tick takes long. */
const TICKS_A_LAB_FRAME = TICKS_A_SECOND;
/** Events that all labs get with the next tick: the class starts, stops or loses someone, or something is hidden from it. */
const URGENT: readonly EventType[] = [
  "round-opened",
  "round-started",
  "round-paused",
  "round-resumed",
  "board-hidden-changed",
  "round-closed",
  "step-announced",
  "step-cancelled",
  "vote-opened",
  "vote-closed",
  "question-asked",
  "question-revealed",
  "question-closed",
  "asking-changed",
  "session-ended",
  "participant-removed",
  "participant-readmitted",
];
/** Labs that can get a snapshot in one tick; the others wait. Three hundred that come back after a restart are done in four seconds. */
const LAB_SNAPSHOTS_A_TICK = 80 / TICKS_A_SECOND;

/** What a screen has been told: up to which event, how far the log is stored, and why no further. */
type Told = { readonly seq: number; readonly storedUpTo: number; readonly notStored: NotStored | null };
/** `told`: null while it waits for a snapshot. `behindSince`: since when its connection has been congested; null when it is not. */
type Follower = { told: Told | null; behindSince: Millis | null; readonly turn: number };

export function createBroadcaster(epoch: string, initial: Session, ports: BroadcasterPorts): Broadcaster {
  let session = initial;
  const recent = keepRecentEvents(initial.seq, MOST_RECENT_EVENTS);
  const labs = createLabFeed(initial, TICKS_A_LAB_FRAME);
  const followers = new Map<Screen, Follower>();
  let entered = 0;
  let ticks = 0;
  let urgent = false;
  let labSnapshots = 0;

  const notStored = () => ports.notStored?.() ?? null;
  const told = (): Told => ({ seq: session.seq, storedUpTo: ports.storedUpTo(), notStored: notStored() });
  /** The part of every message besides its events. */
  const state = () => {
    const why = notStored();
    return { storedUpTo: ports.storedUpTo(), ...(why && { notStored: why }), now: ports.now() };
  };
  const envelope = (seq: number) => ({ epoch, from: seq + 1, to: session.seq, ...state() });

  /** The session and its events as the desk or the projector may see them. */
  const knownTo = ({ kind }: Screen) => (kind === "projector" ? sessionForProjector(session) : session);
  const eventsFor = ({ kind }: Screen, events: readonly SessionEvent[]) =>
    kind === "projector" ? eventsForProjector(session, events) : events;

  /** Sends a snapshot, now or with one of the next ticks. */
  const begin = (screen: Screen, follower: Follower) => {
    follower.told = null;
    const isLab = screen.kind === "lab";
    if (isLab && labSnapshots >= LAB_SNAPSHOTS_A_TICK) return;
    if (isLab) labSnapshots++;
    const detail = isLab ? labs.snapshot(session, screen.self) : deskSnapshot(knownTo(screen));
    screen.snapshot({
      ...{ epoch, ...detail, self: screen.self },
      ...state(),
    });
    follower.told = told();
    follower.behindSince = null;
  };

  /** Sends everything since a position, if that is still known; otherwise a snapshot. */
  const catchUp = (screen: Screen, follower: Follower, position: Position | null) => {
    const known = position !== null && position.epoch === epoch && position.seq <= session.seq;
    const missed = known ? recent.after(position.seq) : null;
    const detail =
      screen.kind === "lab" && known && missed
        ? labs.missed(session, missed, position.seq, screen.self)
        : missed && { events: eventsFor(screen, missed) };
    if (!known || !detail) return begin(screen, follower);
    ports.send([screen], { ...envelope(position.seq), ...detail });
    follower.told = told();
  };

  /** Groups screens by the last event they were told: usually one group. */
  const byTold = (screens: readonly Screen[]): Map<number, Screen[]> => {
    const groups = new Map<number, Screen[]>();
    for (const screen of screens) {
      const seq = followers.get(screen)?.told?.seq;
      if (seq === undefined) continue;
      const group = groups.get(seq) ?? [];
      group.push(screen);
      groups.set(seq, group);
    }
    return groups;
  };

  const knowsAll = (screen: Screen): boolean => {
    const known = followers.get(screen)?.told;
    if (known?.seq !== session.seq || known.storedUpTo !== ports.storedUpTo()) return false;
    return known.notStored === notStored();
  };

  /** `frames`: what to send to screens that have missed these events. */
  const sendFrames = (
    screens: readonly Screen[],
    frames: (
      missed: readonly SessionEvent[],
      screens: readonly Screen[],
    ) => Iterable<{ to: readonly Screen[]; detail: Pick<Frame, "events" | "seen"> }>,
  ) => {
    for (const [seq, stale] of byTold(screens)) {
      const missed = recent.after(seq);
      if (!missed) {
        for (const screen of stale) begin(screen, followers.get(screen) as Follower);
        continue;
      }
      for (const { to, detail } of frames(missed, stale)) ports.send(to, { ...envelope(seq), ...detail });
      for (const screen of stale) (followers.get(screen) as Follower).told = told();
    }
  };

  const sendLabFrames = (ready: readonly Screen[], turn: number) => {
    const group = ready.filter((screen) => screen.kind === "lab" && followers.get(screen)?.turn === turn);
    if (group.length === 0) return;
    const seen = labs.tell(turn, session);
    const stale = seen === "" ? group.filter((screen) => !knowsAll(screen)) : group;
    sendFrames(stale, (missed, screens) => labs.frames(session, missed, screens, seen));
  };

  /** Screens that can take a frame now. A congested one is skipped, gets a snapshot once its backlog is empty, or is dropped. */
  const readyScreens = (): Screen[] => {
    const ready: Screen[] = [];
    for (const [screen, follower] of followers) {
      const backlog = screen.backlog();
      if (follower.told !== null && backlog <= MOST_BACKLOG_BYTES) {
        ready.push(screen);
        continue;
      }
      if (follower.told !== null) {
        follower.told = null;
        follower.behindSince = ports.now();
      }
      if (backlog === 0) begin(screen, follower);
      else if (follower.behindSince !== null && ports.now() - follower.behindSince > MOST_BEHIND_MS)
        screen.drop();
    }
    return ready;
  };

  /**
   * A frame is the same for many labs, so it never says that somebody's nickname awaits approval or was refused, nor, while names are
   * hidden, what somebody is called now: that student's own lab gets a snapshot instead.
   */
  const forgetRenamed = (events: readonly SessionEvent[]) => {
    const renamed = new Set(
      events.flatMap((event) =>
        isNicknameRequest(event) || (event.type === "participant-renamed" && session.hidden.names)
          ? [event.participant]
          : [],
      ),
    );
    if (renamed.size === 0) return;
    for (const [screen, follower] of followers)
      if (screen.self !== null && renamed.has(screen.self)) follower.told = null;
  };

  return {
    happened(events, after) {
      session = after;
      recent.add(events);
      labs.happened(events);
      forgetRenamed(events);
      urgent ||= events.some(({ type }) => URGENT.includes(type));
    },
    enter(screen, position) {
      const follower = { told: null, behindSince: null, turn: entered++ % TICKS_A_LAB_FRAME };
      followers.set(screen, follower);
      catchUp(screen, follower, position);
    },
    resync(screen, position) {
      const follower = followers.get(screen);
      if (follower?.told) catchUp(screen, follower, position);
    },
    leave(screen) {
      followers.delete(screen);
    },
    tell(screen) {
      if (!followers.get(screen)?.told || screen.backlog() > MOST_BACKLOG_BYTES || knowsAll(screen)) return;
      sendFrames([screen], (events, to) => [{ to, detail: { events: eventsFor(screen, events) } }]);
    },
    screens: () => [...followers.keys()],
    tick() {
      labSnapshots = 0;
      const ready = readyScreens();
      for (let turn = 0; turn < TICKS_A_LAB_FRAME; turn++)
        if (urgent || turn === ticks % TICKS_A_LAB_FRAME) sendLabFrames(ready, turn);
      for (const kind of ["desk", "projector"] as const) {
        const stale = ready.filter((screen) => screen.kind === kind && !knowsAll(screen));
        sendFrames(stale, (events, to) => [{ to, detail: { events: eventsFor(to[0]!, events) } }]);
      }
      ticks++;
      urgent = false;
    },
  };
}
