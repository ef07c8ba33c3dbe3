import { beforeEach, expect, test } from "vitest";
import { housekeeping, sessions } from "@/db/schema";
import { appendLog, readLog } from "@/db/session/log";
import { keepSession, noteDesks } from "@/db/session/retention";
import { createSession, findSession, markSessionEnded, type SessionRow } from "@/db/session/sessions";
import { believeClock, noteErased, unscrubbedErasures } from "@/db/store/housekeeping";
import { postgresUpkeep, type Upkeep } from "@/db/store/upkeep";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { EventBody } from "@/lib/session/log/events";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { planClassIn } from "@/lib/testing/server/apart";
import { report, START_RUN } from "@/lib/testing/server/class";
import { type ClockByHand, clockByHand, DAY, HOUR, MINUTE } from "@/lib/testing/server/clock";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import { createLogger } from "../logger";
import { createHousekeeping } from "./housekeeping";

const DONE = { ok: true };

describeOnEachDatabase((db) => {
  // Each test has a clock of its own, and a server that has seen no other.
  beforeEach(async () => {
    await db().delete(housekeeping);
    await db().delete(sessions);
  });

  const newClass = async (...bodies: EventBody[]) => {
    const teacher = await newTeacher(db());
    const plan = { rounds: [openRound("moons", null)] };
    const row = await createSession(db(), { hostId: teacher.id, title: "Nets", plan });
    const log = bodies.map((body, index) => ({ ...body, seq: index + 1, at: index }));
    if (log.length > 0) await appendLog(db(), row.id, log);
    return { row, teacher };
  };
  const started: EventBody = { type: "round-started", round: 0, seed: 1, deadline: null };

  /** A server whose housekeeping takes a turn when it is told to, by a clock that is turned by hand. */
  const serve = async (hand: ClockByHand, upkeep: Upkeep = postgresUpkeep(db())) => {
    const warnings: string[] = [];
    const log = createLogger("warn", { write: (line: string) => void warnings.push(JSON.parse(line).msg) });
    const server = await startClassServer(db(), { clock: hand.clock });
    const turn = createHousekeeping({
      ...{ db: db(), upkeep, rooms: server.rooms, log, clock: hand.clock, daysKept: 90 },
    });
    await turn();
    /** Lets time pass, with a turn every minute, or every ten minutes if it is hours. */
    const pass = async (milliseconds: number) => {
      const step = milliseconds < HOUR ? MINUTE : 10 * MINUTE;
      for (let passed = 0; passed < milliseconds; passed += step) {
        hand.pass(step);
        await turn();
      }
    };
    return { ...server, turn, pass, warnings };
  };
  const isThere = async ({ row }: { row: SessionRow }) => (await findSession(db(), row.id)) !== null;
  const hasEnded = async ({ row }: { row: SessionRow }) =>
    (await findSession(db(), row.id))?.endedAt instanceof Date;

  test("a class that nobody ends ends twelve hours after its desk was last open, its round with it; one made ahead stays", async () => {
    const hand = clockByHand(new Date());
    const [left, ahead, earlier] = [await newClass(), await newClass(), await newClass(started)];
    const first = await serve(hand);
    const cookie = await teacherCookie(left.teacher);
    const desk = connect(first.url, { session: left.row.id, screen: "desk" }, cookie);
    expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
    await expect.poll(() => first.rooms.live()[0].screens().length, SOON).toBe(1);
    // Its desk is open: nobody is sent home in the middle of a long day. A session of an earlier version is dated by its last event.
    await first.pass(13 * HOUR);
    const ended = () => Promise.all([left, ahead, earlier].map(hasEnded));
    await expect.poll(ended, SOON).toEqual([false, false, true]);
    desk.close();
    await first.close(1_000);

    const next = await serve(hand);
    await next.pass(11 * HOUR);
    expect(await hasEnded(left)).toBe(false);
    await next.pass(3 * HOUR);
    await expect.poll(ended, SOON).toEqual([true, false, true]);
    const log = await readLog(db(), left.row.id);
    expect(log.slice(-2).map(({ seq: _, at: __, ...body }) => body)).toEqual([
      { type: "round-closed", round: 0, reason: "unattended" },
      { type: "session-ended" },
    ]);
    expect(fold(log).phase).toEqual({ kind: "ended" });
    await next.close(1_000);
  });

  test("a session is deleted ninety days after it ended, or was last used if no round of it was ever started", async () => {
    const hand = clockByHand(new Date());
    const [over, kept, unused, opened] = [
      await newClass(),
      await newClass(),
      await newClass(),
      await newClass(),
    ];
    await markSessionEnded(db(), over.row.id, hand.date());
    await markSessionEnded(db(), kept.row.id, hand.date());
    await keepSession(db(), kept.row.id, kept.teacher.id, true);
    await noteDesks(db(), [opened.row.id], new Date(hand.date().getTime() + 30 * DAY));
    const after = async (days: number) => {
      hand.pass(days * DAY);
      const server = await serve(hand);
      await server.pass(20 * MINUTE);
      await server.close(1_000);
      return Promise.all([over, kept, unused, opened].map(isThere));
    };
    expect(await after(89)).toEqual([true, true, true, true]);
    expect(await after(2)).toEqual([false, true, false, true]);
    expect(await after(30)).toEqual([false, true, false, false]);
  });

  test("a start with the clock 400 days ahead deletes and ends nothing, whatever is made by it, until somebody confirms the date", async () => {
    const hand = clockByHand(new Date());
    const [over, left] = [await newClass(), await newClass(started)];
    await markSessionEnded(db(), over.row.id, hand.date());
    hand.set(400 * DAY);
    const first = await serve(hand);
    // Rows created by the wrong clock do not make it right.
    const made = await newClass();
    await markSessionEnded(db(), made.row.id, hand.date());
    await first.pass(2 * HOUR);
    expect(await Promise.all([isThere(over), hasEnded(left)])).toEqual([true, false]);
    expect(first.warnings.filter((warning) => warning.includes("nothing is deleted"))).toHaveLength(3);
    await first.close(1_000);

    // Set right, it is believed at once.
    hand.set(-400 * DAY);
    const second = await serve(hand);
    await second.pass(20 * MINUTE);
    expect([await isThere(over), second.warnings]).toEqual([true, []]);
    await second.close(1_000);

    hand.pass(400 * DAY);
    const third = await serve(hand);
    await third.pass(20 * MINUTE);
    expect(await isThere(over)).toBe(true);
    await believeClock(db(), hand.date());
    await third.pass(HOUR);
    await expect.poll(() => Promise.all([isThere(over), hasEnded(left)]), SOON).toEqual([false, true]);
    await third.close(1_000);
  });

  test("nothing is deleted in the first ten minutes, nor in the ten after a jump of the clock", async () => {
    const hand = clockByHand(new Date());
    const over = await newClass();
    await markSessionEnded(db(), over.row.id, hand.date());
    await believeClock(db(), hand.date());
    hand.pass(100 * DAY);
    const early = await serve(hand);
    await early.pass(9 * MINUTE);
    await early.close(1_000);
    expect(await isThere(over)).toBe(true);

    hand.set(-100 * DAY);
    const server = await serve(hand);
    await server.pass(55 * MINUTE);
    hand.set(100 * DAY);
    await server.pass(9 * MINUTE);
    hand.set(-100 * DAY);
    await server.pass(58 * MINUTE);
    hand.set(100 * DAY);
    await server.pass(9 * MINUTE);
    expect(await isThere(over)).toBe(true);
    // Nobody has set it back by now.
    await server.pass(2 * HOUR);
    expect(await isThere(over)).toBe(false);
    await server.close(1_000);
  });

  test("what was erased is scrubbed when nothing has happened in any class for ten minutes, and not before", async () => {
    const hand = clockByHand(new Date());
    const { row, teacher } = await newClass();
    await noteErased(db());
    const server = await serve(hand, { ...postgresUpkeep(db()), stalls: true });
    const desk = connect(server.url, { session: row.id, screen: "desk" }, await teacherCookie(teacher));
    for (let minute = 0; minute < 15; minute++) {
      const board = minute % 2 === 0;
      expect(await desk.send({ type: "set-hidden", board, names: false })).toEqual(DONE);
      await server.pass(MINUTE);
    }
    expect(await unscrubbedErasures(db())).not.toBeNull();
    // The desk is still open, and forgotten.
    await server.pass(25 * MINUTE);
    expect(await unscrubbedErasures(db())).toBeNull();
    desk.close();
    await server.close(1_000);
  });
});

/** Fewer than the messages that a seat may send at once, of which the run's start was one. */
const AT_ONCE = 12;

test("a class that goes on while the database is scrubbed loses nothing", async () => {
  const open = await openMemory();
  const { db, upkeep } = open;
  const server = await startClassServer(db);
  const { row, cookie } = await planClassIn(db);
  const desk = connect(server.url, { session: row.id, screen: "desk" }, cookie);
  const joined = await join(server.url, { code: row.joinCode, nickname: "Ada" });
  const ada = connect(server.url, { session: row.id, screen: "lab" }, joined.cookie);
  await expect.poll(() => desk.session().participants[0]?.connected, SOON).toBe(true);
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await ada.send(START_RUN)).toEqual(DONE);

  let told = 0;
  const answers: Promise<unknown>[] = [];
  const outcome = await upkeep.scrub(() => {
    // There are more tables than a seat may send at once.
    if (answers.length === AT_ONCE) return true;
    answers.push(ada.send(report(0, told, 5)));
    told += 5;
    return true;
  });
  expect([outcome, ...(await Promise.all(answers))]).toEqual(["scrubbed", ...answers.map(() => DONE)]);
  expect(answers.length).toBeGreaterThan(5);
  const log = await readLog(db, row.id);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index));
  expect(fold(log).participants[0].runs[0].reported).toBe(told);
  desk.close();
  ada.close();
  await server.close(1_000);
  await open.close();
});
