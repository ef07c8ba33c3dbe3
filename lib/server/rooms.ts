import { randomInt, randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { appendLog, readLog, SessionGone } from "@/db/log";
import { removeSeat } from "@/db/seats";
import { markSessionEnded, type SessionRow } from "@/db/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import { fold } from "@/lib/session/apply";
import type { SessionEvent } from "@/lib/session/events";
import { problem } from "@/lib/session/problem";
import { createBroadcaster } from "./broadcaster";
import { type Clock, classTime, systemClock } from "./clock";
import { createJournal } from "./journal";
import { createLiveRoom, type LiveRoom } from "./live-room";
import type { Log } from "./log";
import type { Metrics } from "./metrics";
import { createRoom } from "./room";
import type { SendFrame } from "./screen";

/** The rooms of this server: a session's is loaded when somebody comes, and let go some time after the last has left. */
export type Rooms = {
  /** The room of a session, from its stored log when it is not in memory. Throws when the database fails or the session is gone. */
  open(session: SessionRow): Promise<LiveRoom>;
  live(): readonly LiveRoom[];
  /** The sessions whose desk was open at any time since this was asked last. */
  attended(): readonly string[];
  /** For how long the oldest event that is not stored has waited, in milliseconds; 0 when all are. */
  oldestWaits(): number;
  /** Waits until everything that happened is stored; false when it is not after `patience` milliseconds. */
  settle(patience: number): Promise<boolean>;
  /** Stops the clock of all rooms. */
  stop(): void;
};

export type RoomsOptions = {
  readonly db: Database;
  readonly maxParticipants: number;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly send: SendFrame;
  /** Looks at a class at every tick. */
  attend(of: { readonly row: SessionRow; readonly live: LiveRoom }): void;
  readonly emptyRoomMs?: number;
  /** The machine's, if not given. */
  readonly clock?: Clock;
  /** Events of one session that may wait to be stored; see the journal. */
  readonly mostWaiting?: number;
};

const TICK_MS = 250;
const EMPTY_ROOM_MS = 5 * 60_000;

type Kept = { readonly row: SessionRow; readonly live: LiveRoom; emptySince: number };

export function createRooms(options: RoomsOptions): Rooms {
  const { attend, metrics, emptyRoomMs = EMPTY_ROOM_MS, clock = systemClock } = options;
  const rooms = new Map<string, Kept>();
  const loading = new Map<string, Promise<LiveRoom>>();
  let attended = new Set<string>();

  const load = async (row: SessionRow) => {
    const live = await loadRoom(row, options, (why) => {
      rooms.delete(row.id);
      for (const screen of live.screens()) {
        if (why instanceof SessionGone) screen.goodbye(problem("no-such-session"));
        else screen.drop();
      }
    });
    rooms.set(row.id, { row, live, emptySince: clock.steady() });
    return live;
  };

  let due = performance.now() + TICK_MS;
  const timer = setInterval(() => {
    const began = performance.now();
    for (const [id, kept] of rooms) {
      kept.live.tick();
      attend(kept);
      if (isAttended(kept.live)) attended.add(id);
      if (!isIdle(kept.live)) kept.emptySince = clock.steady();
      else if (clock.steady() - kept.emptySince > emptyRoomMs) rooms.delete(id);
    }
    metrics.ticked((performance.now() - began) / 1_000, Math.max(0, began - due) / 1_000);
    due = began + TICK_MS;
  }, TICK_MS);

  return {
    async open(row) {
      const kept = rooms.get(row.id);
      if (kept) {
        kept.emptySince = clock.steady();
        return kept.live;
      }
      const underWay = loading.get(row.id) ?? load(row).finally(() => loading.delete(row.id));
      loading.set(row.id, underWay);
      return underWay;
    },
    live: () => [...rooms.values()].map(({ live }) => live),
    attended() {
      for (const [id, { live }] of rooms) if (isAttended(live)) attended.add(id);
      const ids = [...attended];
      attended = new Set();
      return ids;
    },
    oldestWaits() {
      const waits = [...rooms.values()].flatMap(({ live }) => {
        const oldest = live.journal.oldest();
        return oldest ? [live.room.now() - oldest.at] : [];
      });
      return Math.max(0, ...waits);
    },
    async settle(patience) {
      const all = Promise.all(
        [...rooms.values()].map(({ live }) => live.journal.stored(live.room.session().seq)),
      ).then((stored) => stored.every(Boolean));
      const timeout = new Promise<false>((resolve) => setTimeout(resolve, patience, false).unref());
      return Promise.race([all, timeout]);
    },
    stop: () => clearInterval(timer),
  };
}

function isAttended({ screens }: LiveRoom): boolean {
  return screens().some(({ kind }) => kind === "desk");
}

/** Nobody is here, nothing waits to be stored, and no round has to be closed in time. */
function isIdle({ room, journal, screens }: LiveRoom): boolean {
  const { seq, phase, rounds } = room.session();
  const round = phase.kind === "round" ? rounds[phase.round] : null;
  const timed = round?.state === "running" && round.deadline !== null;
  return screens().length === 0 && journal.storedUpTo() === seq && !timed;
}

async function loadRoom(
  row: SessionRow,
  { db, maxParticipants, log, metrics, send, mostWaiting, clock = systemClock }: RoomsOptions,
  lost: (why: Error) => void,
): Promise<LiveRoom> {
  const events = await readLog(db, row.id);
  if (events.length === 0) throw new SessionGone(`Session ${row.id} is gone.`);
  const session = fold(events);
  const about = log.child({ session: row.id });
  const now = classTime(row.createdAt, session.at, clock);
  const journal = createJournal(
    {
      append: (group) => store(db, row, group),
      lost(why) {
        about.error({ err: why }, "log lost");
        lost(why);
      },
      failed(error, times, refused) {
        const what = refused && { seq: refused.seq, type: refused.type };
        about.error(
          { err: error, times, ...what },
          refused ? "the database refuses an event" : "not stored yet",
        );
      },
    },
    { storedUpTo: session.seq, mostWaiting },
  );
  const broadcaster = createBroadcaster(randomUUID(), session, { now, storedUpTo: journal.storedUpTo, send });
  const room = createRoom(session, maxParticipants, {
    now,
    seed: () => randomInt(2 ** 32),
    exerciseOf: findChallenge,
    isFull: journal.isFull,
    happened(events, after) {
      journal.record(events);
      metrics.happened(events);
      broadcaster.happened(events, after);
    },
  });
  if (session.phase.kind === "ended" && row.endedAt === null) await markSessionEnded(db, row.id, new Date());
  about.info({ events: events.length }, "room loaded");
  return createLiveRoom(room, journal, broadcaster);
}

/** Stores events, with what they mean outside the log. All of it can be done again after a failure. */
async function store(db: Database, { id, createdAt }: SessionRow, events: readonly SessionEvent[]) {
  await appendLog(db, id, events);
  for (const event of events) {
    const moment = new Date(createdAt.getTime() + event.at);
    if (event.type === "participant-removed") await removeSeat(db, id, event.participant, moment);
    if (event.type === "session-ended") await markSessionEnded(db, id, moment);
  }
}
