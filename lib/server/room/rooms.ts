import { randomInt, randomUUID } from "node:crypto";
import { appendLog, logStretches, SessionGone } from "@/db/session/log";
import { keepOutcome } from "@/db/session/outcomes";
import { removeSeat } from "@/db/session/seats/seats";
import { markSessionEnded, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { type NotStored, problem } from "@/lib/session/decide/problem";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { EMPTY_SESSION } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { createRoom } from "@/lib/session/room/room";
import type { Logger } from "../logger";
import type { Metrics } from "../operations/metrics";
import { ownChallengesOf } from "../own-challenges";
import { createBroadcaster } from "./broadcaster";
import { type Clock, classTime, systemClock, TICK_MS } from "./clock";
import { createJournal } from "./journal";
import { createLiveRoom, type LiveRoom } from "./live-room";
import type { SendFrame } from "./screen";

/** The rooms of this server: a session's room is loaded when somebody comes, and unloaded some time after everybody has left. */
export type Rooms = {
  /** The room of a session, loaded from the stored log if it is not in memory. Throws when the database fails or the session is gone. */
  open(session: SessionRow): Promise<LiveRoom>;
  /**
   * Does work that changes a session's stored log: the room stores what it has and is unloaded first, and whoever opens it waits
   * until the work is done; its screens reconnect by themselves. Throws when the room could not store what it has, and whatever
   * `work` throws.
   */
  whileAway<Result>(session: SessionRow, work: () => Promise<Result>): Promise<Result>;
  live(): readonly LiveRoom[];
  /** Ids of the sessions whose desk was open at any time since the last call. */
  attended(): readonly string[];
  /** How long the oldest unstored event has been waiting, in milliseconds; 0 when all are stored. */
  oldestWaits(): number;
  /** Why something recent could not be stored; null when everything could. */
  notStored(): NotStored | null;
  /** Something outside a room's log, such as a seat, could not be stored. */
  failedToStore(why: NotStored): void;
  /** Waits until everything that happened is stored; false if it is not within `patience` milliseconds. */
  settle(patience: number): Promise<boolean>;
  /** Stops the ticks of all rooms. */
  stop(): void;
};

export type RoomsOptions = {
  readonly db: Database;
  readonly maxParticipants: number;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly send: SendFrame;
  /** Called for each class at every tick. */
  attend(of: { readonly row: SessionRow; readonly live: LiveRoom }): void;
  /** Called when the end of a session is stored. */
  ended(sessionId: string): void;
  readonly emptyRoomMs?: number;
  /** The system clock by default. */
  readonly clock?: Clock;
  /** How many events of one session may wait to be stored; see the journal. */
  readonly mostWaiting?: number;
};

const EMPTY_ROOM_MS = 5 * 60_000;
/** How long a failure to store a seat counts: nothing retries it, so nothing may tell when storing works again. */
const FAILURE_COUNTS_MS = 30_000;
/** How long a room that is being unloaded may take to store what it has. */
const STORING_MS = 10_000;

type Loaded = {
  readonly live: LiveRoom;
  /** The challenges that a teacher has made, which are known for as long as the room is in memory. */
  readonly own: readonly Challenge[];
  /** While resting, the room refuses everything, because it is about to be unloaded. */
  rest(resting: boolean): void;
};
type Kept = Loaded & { readonly row: SessionRow; emptySince: number };

export function createRooms(options: RoomsOptions): Rooms {
  const { attend, metrics, emptyRoomMs = EMPTY_ROOM_MS, clock = systemClock } = options;
  const rooms = new Map<string, Kept>();
  const loading = new Map<string, Promise<LiveRoom>>();
  let failure: { readonly why: NotStored; readonly until: number } | null = null;

  const away = new Map<string, Promise<unknown>>();
  let attended = new Set<string>();

  const load = async (row: SessionRow) => {
    const loaded = await loadRoom(row, options, {
      stored() {
        failure = null;
      },
      lost(why) {
        // By now another room may have taken its place.
        if (rooms.get(row.id)?.live === live) rooms.delete(row.id);
        for (const screen of live.screens()) {
          if (why instanceof SessionGone) screen.goodbye(problem("no-such-session"));
          else screen.drop();
        }
      },
    });
    const { live } = loaded;
    rooms.set(row.id, { row, ...loaded, emptySince: clock.steady() });
    return live;
  };

  const letGo = async ({ row, live, rest }: Kept) => {
    rest(true);
    const { journal, room } = live;
    const timeout = new Promise<false>((resolve) => setTimeout(resolve, STORING_MS, false).unref());
    if (!(await Promise.race([journal.stored(room.session().seq), timeout]))) {
      rest(false);
      throw new Error(`Session ${row.id} could not store what happened in it.`);
    }
    rooms.delete(row.id);
    for (const screen of live.screens()) screen.drop();
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
      while (away.has(row.id)) await away.get(row.id)?.catch(() => {});
      const kept = rooms.get(row.id);
      if (kept) {
        kept.emptySince = clock.steady();
        return kept.live;
      }
      const underWay = loading.get(row.id) ?? load(row).finally(() => loading.delete(row.id));
      loading.set(row.id, underWay);
      return underWay;
    },
    async whileAway(row, work) {
      while (away.has(row.id)) await away.get(row.id)?.catch(() => {});
      const done = (async () => {
        await loading.get(row.id)?.catch(() => {});
        const kept = rooms.get(row.id);
        if (kept) await letGo(kept);
        return work();
      })();
      away.set(row.id, done);
      return done.finally(() => away.delete(row.id));
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
    notStored() {
      for (const { live } of rooms.values()) {
        const trouble = live.journal.trouble();
        if (trouble) return trouble;
      }
      return failure && performance.now() < failure.until ? failure.why : null;
    },
    failedToStore(why) {
      failure = { why, until: performance.now() + FAILURE_COUNTS_MS };
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

/** Whether nobody is here, nothing waits to be stored, and no round has a deadline. */
function isIdle({ room, journal, screens }: LiveRoom): boolean {
  const { seq, phase, rounds } = room.session();
  const round = phase.kind === "round" ? rounds[phase.round] : null;
  const timed = round?.state === "running" && round.deadline !== null;
  return screens().length === 0 && journal.storedUpTo() === seq && !timed;
}

async function loadRoom(
  row: SessionRow,
  { db, maxParticipants, log, metrics, send, mostWaiting, ended, clock = systemClock }: RoomsOptions,
  { stored, lost }: { stored(): void; lost(why: Error): void },
): Promise<Loaded> {
  let events = 0;
  let session = EMPTY_SESSION;
  for await (const stretch of logStretches(db, row.id)) {
    session = fold(stretch, session);
    events += stretch.length;
  }
  if (events === 0) throw new SessionGone(`Session ${row.id} is gone.`);
  const own = await ownChallengesOf(db, row);
  const about = log.child({ session: row.id });
  /** The list of sessions can do without it, and housekeeping makes up for it. */
  const noteOutcome = async () => {
    const now = room.session();
    if (now.phase.kind !== "ended") return;
    await keepOutcome(db, row.id, now).catch((error) => about.warn({ err: error }, "outcome not stored"));
  };
  const now = classTime(row.createdAt, session.at, clock);
  const journal = createJournal(
    {
      async append(group) {
        await store(db, row, group);
        stored();
        await noteOutcome();
        if (group.some(({ type }) => type === "session-ended")) ended(row.id);
      },
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
  const broadcaster = createBroadcaster(randomUUID(), session, {
    ...{ now, send, storedUpTo: journal.storedUpTo, notStored: journal.trouble },
  });
  let resting = false;
  const room = createRoom(session, maxParticipants, {
    now,
    seed: () => randomInt(2 ** 32),
    exerciseOf: findChallenge,
    isDoubtful,
    isFull: () => resting || journal.isFull(),
    happened(events, after) {
      journal.record(events);
      metrics.happened(events);
      broadcaster.happened(events, after);
    },
  });
  if (session.phase.kind === "ended" && row.endedAt === null) {
    await markSessionEnded(db, row.id, new Date());
    await noteOutcome();
  }
  about.info({ events }, "room loaded");
  return {
    ...{ live: createLiveRoom(room, journal, broadcaster), own },
    rest(wanted) {
      resting = wanted;
    },
  };
}

/** Stores events together with their effects outside the log. Safe to repeat after a failure. */
async function store(db: Database, { id, createdAt }: SessionRow, events: readonly SessionEvent[]) {
  await appendLog(db, id, events);
  for (const event of events) {
    const moment = new Date(createdAt.getTime() + event.at);
    if (event.type === "participant-removed") await removeSeat(db, id, event.participant, moment);
    if (event.type === "session-ended") await markSessionEnded(db, id, moment);
  }
}
