import { deleteOldDeeds } from "@/db/school/audit";
import { deleteOldLinks } from "@/db/school/links";
import { deleteIdleSignIns } from "@/db/school/sign-ins";
import { sessionsWithoutOutcome, workOutOutcome } from "@/db/session/outcomes";
import { deleteExpired, noteDesks, unattendedSessions } from "@/db/session/retention";
import type { Database } from "@/db/store/client";
import { believeClock, lastBelievedClock } from "@/db/store/housekeeping";
import type { Upkeep } from "@/db/store/upkeep";
import { type DaysKept, isClockInDoubt } from "@/lib/session/retention";
import type { Logger } from "../logger";
import { type Clock, settledTime, systemClock } from "../room/clock";
import type { LiveRoom } from "../room/live-room";
import type { Rooms } from "../room/rooms";

export type HousekeepingOptions = {
  readonly db: Database;
  readonly upkeep: Upkeep;
  readonly rooms: Rooms;
  readonly log: Logger;
  readonly daysKept: DaysKept;
  /** The system clock by default. */
  readonly clock?: Clock;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Nothing is ended or deleted until the clock has run this long without a jump, counted from the start at the latest: a wrong clock is often corrected soon. */
const SETTLED_MS = 10 * MINUTE_MS;
/** When nothing has happened in any class for this long, classes may stand still for a few seconds. */
const QUIET_MS = 10 * MINUTE_MS;
/** How often it is recorded that a desk is open. */
const DESKS_EVERY_MS = 5 * MINUTE_MS;
const LOG_EVERY_MS = 5 * MINUTE_MS;
const UNATTENDED_EVERY_MS = 10 * MINUTE_MS;
const EXPIRED_EVERY_MS = HOUR_MS;
const VACUUM_EVERY_MS = 6 * HOUR_MS;
/** How often to look for sessions whose outcome could not be stored, once all that ended before there were outcomes have theirs. */
const OUTCOMES_EVERY_MS = HOUR_MS;
/** Outcomes worked out a minute: each takes reading a whole log, in small stretches. */
const OUTCOMES_A_TURN = 5;
/** How often a scrub is attempted. */
const SCRUB_AGAIN_MS = 10 * MINUTE_MS;

/** A server that starts or stops spends no longer than this on scrubbing. */
const BRIEFLY_MS = 3_000;
/** The assumed speed of rewriting a table: a third of what two busy cores do. */
const BYTES_PER_MS = 20_000;

/** Does whatever is due once a minute, until the returned function is called. */
export function keepHouse(options: HousekeepingOptions): () => void {
  const turn = createHousekeeping(options);
  const timer = setInterval(turn, MINUTE_MS);
  void turn();
  return () => clearInterval(timer);
}

/** Returns a function that does whatever is due; to be called once a minute. Failures are logged, and retried when next due. */
export function createHousekeeping(options: HousekeepingOptions): () => Promise<void> {
  const { db, upkeep, rooms, log, daysKept, clock = systemClock } = options;
  const settled = settledTime(clock);
  const began = clock.steady();
  const desksNoted = new Map<string, number>();
  const trimming = dueEvery(LOG_EVERY_MS, clock);
  const ending = dueEvery(UNATTENDED_EVERY_MS, clock);
  const expiry = dueEvery(EXPIRED_EVERY_MS, clock);
  const doubts = dueEvery(HOUR_MS, clock);
  const vacuum = dueEvery(VACUUM_EVERY_MS, clock);
  const scrubbing = dueEvery(SCRUB_AGAIN_MS, clock);
  const outcomes = dueEvery(OUTCOMES_EVERY_MS, clock);
  let pinned = false;
  let moreToEnd = false;
  const outcomesTried = new Set<string>();
  let moreOutcomes = false;

  const isQuiet = () => clock.steady() - began >= QUIET_MS && rooms.live().every(isQuietIn);
  // Either the work blocks nobody, or nobody would notice.
  const mayStall = () => !upkeep.stalls || isQuiet();

  /** Whether the clock can be trusted. Once in doubt it stays so, even if a session is created by it, until somebody confirms or corrects it. */
  const isBelieved = async (now: Date, isSettled: boolean): Promise<boolean> => {
    const last = await lastBelievedClock(db);
    if (last && isClockInDoubt(now, last)) {
      if (!pinned) await believeClock(db, last);
      pinned = true;
      if (doubts.isDue())
        log.warn(
          { clock: now.toISOString(), lastBelieved: last.toISOString() },
          "the clock is far ahead of the last time that this server ran: nothing is deleted, and no session ended, until a teacher confirms the date on the page of their sessions, or the clock is set right",
        );
      return false;
    }
    if (isSettled && (!last || now.getTime() - last.getTime() > HOUR_MS)) await believeClock(db, now);
    return true;
  };

  const noteOpenDesks = async (now: Date) => {
    for (const [id, at] of desksNoted) if (clock.steady() - at >= DESKS_EVERY_MS) desksNoted.delete(id);
    const ids = rooms.attended().filter((id) => !desksNoted.has(id));
    await noteDesks(db, ids, now);
    for (const id of ids) desksNoted.set(id, clock.steady());
  };

  /** Ends one unattended session, because each is loaded and stays in memory for some minutes. Resolves to whether there may be more. */
  const endUnattended = async (now: Date): Promise<boolean> => {
    for (const session of await unattendedSessions(db, now)) {
      const about = log.child({ session: session.id });
      try {
        const { room } = await rooms.open(session);
        // Ended, and not stored yet.
        if (room.session().phase.kind === "ended") continue;
        if (!room.ask({ kind: "system" }, { type: "end-unattended" }).ok) continue;
        about.info("session ended, its desk has been closed for hours");
        return true;
      } catch (error) {
        about.error({ err: error }, "failed to end an unattended session");
      }
    }
    return false;
  };

  const deleteOld = async (now: Date) => {
    for (const session of await deleteExpired(db, now, daysKept))
      log.info({ session }, "session deleted at its deletion date");
    await deleteOldDeeds(db, now);
    await deleteIdleSignIns(db, now);
    await deleteOldLinks(db, now);
  };

  /** Resolves to whether there may be more. What fails is tried again an hour later, after all others. */
  const workOutOutcomes = async (): Promise<boolean> => {
    const ids = await sessionsWithoutOutcome(db, OUTCOMES_A_TURN, [...outcomesTried]);
    for (const session of ids) {
      outcomesTried.add(session);
      await workOutOutcome(db, session).catch((error) =>
        log.error({ err: error, session }, "failed to work out what came of a session"),
      );
    }
    return ids.length === OUTCOMES_A_TURN;
  };

  const scrub = async () => {
    const outcome = await upkeep.scrub(mayStall);
    if (outcome === "scrubbed") log.info("what was deleted has been removed from the database's files");
    if (outcome === "no room")
      log.warn("what was deleted is still in the database's files: there is too little room to rewrite them");
  };

  /** Does one piece of work; a failure does not keep the rest from being done. */
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    await work().catch((error) => log.error({ err: error, what }, "housekeeping failed"));
  };

  const doAll = async () => {
    const now = new Date(clock.wall());
    const isSettled = settled() >= SETTLED_MS;
    await attempt("sessions", async () => {
      if (!(await isBelieved(now, isSettled))) return;
      await noteOpenDesks(now);
      if (!isSettled) return;
      if (moreToEnd || ending.isDue()) moreToEnd = await endUnattended(now);
      if (expiry.isDue()) await deleteOld(now);
    });
    await attempt("outcomes", async () => {
      if (outcomes.isDue()) outcomesTried.clear();
      else if (!moreOutcomes) return;
      moreOutcomes = await workOutOutcomes();
    });
    if (trimming.isDue()) await attempt("write-ahead log", upkeep.trimLog);
    if (mayStall() && scrubbing.isDue()) await attempt("scrub", scrub);
    if (mayStall() && vacuum.isDue()) await attempt("vacuum", upkeep.vacuum);
  };

  let underWay: Promise<void> | null = null;
  return () => {
    underWay ??= doAll().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

/**
 * Removes what was erased from the database's files as far as that takes only a moment: for when the server starts or stops, and nobody
 * is waiting for anything else.
 */
export async function scrubBriefly({
  upkeep,
  log,
}: Pick<HousekeepingOptions, "upkeep" | "log">): Promise<void> {
  if (!upkeep.stalls) return;
  const end = performance.now() + BRIEFLY_MS;
  await upkeep
    .scrub((bytes) => performance.now() + bytes / BYTES_PER_MS < end)
    .then(
      (outcome) => outcome === "clean already" || log.info({ outcome }, "scrubbed the database's files"),
      (error) => log.error({ err: error }, "failed to scrub the database's files"),
    );
}

function isQuietIn({ room, journal }: LiveRoom): boolean {
  const { seq, at } = room.session();
  return journal.storedUpTo() === seq && room.now() - at >= QUIET_MS;
}

/** `isDue` returns true at the first call, and then at most once per `milliseconds`. */
function dueEvery(milliseconds: number, clock: Clock) {
  let last = Number.NEGATIVE_INFINITY;
  return {
    isDue(): boolean {
      if (clock.steady() - last < milliseconds) return false;
      last = clock.steady();
      return true;
    },
  };
}
