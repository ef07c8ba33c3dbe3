import type { Position } from "@/lib/protocol/socket";
import { problem } from "@/lib/session/decide/problem";
import { isSeatValid } from "@/lib/session/decide/seats";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Room } from "@/lib/session/room/room";
import { createWaitingRoom } from "../door/waiting-room";
import type { Broadcaster } from "./broadcaster";
import { TICKS_A_SECOND } from "./clock";
import type { Journal } from "./journal";
import type { Screen } from "./screen";

/** A room with the screens that are in it and the journal that stores it. */
export type LiveRoom = {
  readonly room: Room;
  readonly journal: Journal;
  /**
   * Adds a screen. An older screen of the same seat is closed: the newest wins. `askedAt`: when it asked to come in (`performance.now`); now, if left out. A lab
   * that asked before its seat moved to another device is closed instead.
   */
  enter(screen: Screen, position: Position | null, askedAt?: number): void;
  /** A seat has moved to another device, by a new token: whatever lab it has was opened with the one before. */
  moved(participant: ParticipantId): void;
  resync(screen: Screen, position: Position): void;
  leave(screen: Screen): void;
  /** Sends this screen now what it would get with the next tick. */
  tell(screen: Screen): void;
  screens(): readonly Screen[];
  /** To be called every `TICK_MS`: sends frames, records who is here, and closes rounds whose time is up. */
  tick(): void;
};

const SYSTEM = { kind: "system" } as const;
/** Presence is recorded once a second, so that a page reload usually goes unnoticed. */
const TICKS_A_PRESENCE = TICKS_A_SECOND;

export function createLiveRoom(room: Room, journal: Journal, broadcaster: Broadcaster): LiveRoom {
  const labs = new Map<ParticipantId, Screen>();
  /** How often the holder of a lab's seat had been removed when the lab connected. */
  const lives = new WeakMap<Screen, number>();
  /** When a seat moved to another device last (`performance.now`). */
  const moves = new Map<ParticipantId, number>();
  const waiting = createWaitingRoom();
  let ticks = 0;

  const saveWhoIsHere = () => {
    const { phase, participants } = room.session();
    if (phase.kind === "ended") return;
    const connected = [...labs.keys()].filter((id) => participants[id]?.connected === false);
    const disconnected = participants
      .filter(({ id, connected }) => connected && !labs.has(id))
      .map(({ id }) => id);
    if (connected.length + disconnected.length > 0)
      room.ask(SYSTEM, { type: "presence", connected, disconnected });
  };

  const leave = (screen: Screen) => {
    broadcaster.leave(screen);
    waiting.leave(screen);
    if (screen.self !== null && labs.get(screen.self) === screen) labs.delete(screen.self);
  };

  const removeRemoved = () => {
    const { participants } = room.session();
    for (const [id, screen] of labs) {
      const participant = participants[id];
      // A student who has been let back in since must connect with the new seat token: this connection was opened with the void one.
      if (!participant || isSeatValid(participant, lives.get(screen) ?? 0)) continue;
      leave(screen);
      screen.goodbye(problem("seat-removed"));
    }
  };

  // After a restart the log may say that screens are connected which no longer are.
  saveWhoIsHere();

  return {
    room,
    journal,
    enter(screen, position, askedAt = performance.now()) {
      if (screen.self !== null) {
        if (askedAt < (moves.get(screen.self) ?? 0)) return screen.goodbye(problem("seat-moved"));
        const older = labs.get(screen.self);
        if (older) {
          leave(older);
          older.goodbye(problem("seat-elsewhere"));
        }
        labs.set(screen.self, screen);
        lives.set(screen, room.session().participants[screen.self]?.removals ?? 0);
      }
      if (!waiting.enter(screen, room.session())) broadcaster.enter(screen, position);
    },
    moved(participant) {
      moves.set(participant, performance.now());
      const older = labs.get(participant);
      if (!older) return;
      leave(older);
      older.goodbye(problem("seat-moved"));
    },
    resync: broadcaster.resync,
    leave,
    tell: broadcaster.tell,
    screens: () => [...broadcaster.screens(), ...waiting.screens()],
    tick() {
      room.ask(SYSTEM, { type: "tick" });
      if (ticks++ % TICKS_A_PRESENCE === 0) saveWhoIsHere();
      removeRemoved();
      for (const screen of waiting.letIn(room.session())) broadcaster.enter(screen, null);
      broadcaster.tick();
    },
  };
}
