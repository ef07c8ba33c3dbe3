import fc from "fast-check";
import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { feedOf, stretchOf } from "@/lib/protocol/stretch";
import { fold } from "@/lib/session/apply";
import type { EventBody, SessionEvent } from "@/lib/session/events";
import { confirm, type Report, receive } from "@/lib/session/feed";
import { leaderboard } from "@/lib/session/leaderboard";
import { weightUpdates } from "@/lib/session/loop-counter";
import { problem } from "@/lib/session/problem";
import type { Session } from "@/lib/session/session";
import { createBroadcaster } from "./broadcaster";
import type { Journal } from "./journal";
import { createLiveRoom } from "./live-room";
import { createRoom } from "./room";
import {
  LOBBY,
  lobby,
  report,
  type ScreenOfArrays,
  START_RUN,
  screenOfArrays,
  sendToArrays,
} from "./testing-class";

const HOST = { kind: "host" } as const;
const SYSTEM = { kind: "system" } as const;
const seat = (participant: number) => ({ kind: "participant", participant }) as const;

/** A room with a hand-turned clock, and a journal that stores when it is told to. */
function room({ session = lobby(), full = false, seats = 3 } = {}) {
  const clock = { now: 1_000 };
  const log: SessionEvent[] = [];
  const saved = { upTo: session.seq, full };
  const journal: Journal = {
    storedUpTo: () => saved.upTo,
    isFull: () => saved.full,
    oldest: () => null,
    record: (events) => void log.push(...events),
    stored: async () => true,
  };
  const broadcaster = createBroadcaster("first life", session, {
    now: () => clock.now,
    storedUpTo: journal.storedUpTo,
    send: sendToArrays,
  });
  const created = createRoom(session, seats, {
    now: () => clock.now,
    seed: () => 42,
    exerciseOf: findChallenge,
    isFull: journal.isFull,
    happened(events, after) {
      journal.record(events);
      broadcaster.happened(events, after);
    },
  });
  const live = createLiveRoom(created, journal, broadcaster);
  const turn = (ticks = 1) => {
    for (let tick = 0; tick < ticks; tick++) {
      clock.now += 250;
      live.tick();
    }
  };
  const join = (nickname: string) => created.ask(SYSTEM, { type: "join", nickname });
  return { clock, log, saved, live, turn, join, ask: created.ask, session: created.session };
}

/** What a screen makes of what it got; `confirmed`: reports of its own that were stored. */
function seen({ snapshots, frames }: ScreenOfArrays, confirmed: readonly Report[] = []): Session {
  const [snapshot] = snapshots.slice(-1);
  let feed = confirmed.reduce(confirm, feedOf(snapshot));
  for (const frame of frames.filter(({ to }) => to > snapshot.session.seq)) {
    expect(frame.from).toBe(feed.session.seq + 1);
    feed = receive(feed, stretchOf(frame));
  }
  return feed.session;
}

test("a class runs, and the fold of what was recorded is the room's state, compared whole", () => {
  const { log, live, turn, join, ask, session } = room();
  join("Ada");
  join("Bob");
  live.enter(screenOfArrays("lab", 0), null);
  turn();
  expect(ask(HOST, { type: "start-round", round: 0 })).toMatchObject({ ok: true });
  expect(ask(seat(0), START_RUN)).toMatchObject({ ok: true });
  for (let from = 0; from < 40; from += 4) {
    ask(seat(0), report(0, from, 4));
    turn();
  }
  expect(ask(seat(0), { type: "end-run", run: 0, reason: "finished" })).toMatchObject({ ok: true });
  expect(ask(HOST, { type: "end-session" })).toMatchObject({ ok: true });
  expect(fold([...LOBBY, ...log])).toEqual(session());
  expect(session().participants[0].runs[0].reported).toBe(40);
});

test("a command that happened already happens once, and is answered with where the log must be stored up to", () => {
  const { join, ask, session, log } = room();
  join("Ada");
  ask(HOST, { type: "start-round", round: 0 });
  ask(seat(0), START_RUN);
  expect(ask(seat(0), report(0, 0, 4))).toEqual({ ok: true, through: session().seq });
  const length = log.length;
  expect(ask(seat(0), report(0, 0, 4))).toEqual({ ok: true, through: session().seq });
  expect(log.length).toBe(length);
});

test("the log's time never goes back, even when the server's clock does", () => {
  const { clock, join, log } = room();
  join("Ada");
  clock.now = 10;
  join("Bob");
  expect(log.map(({ at }) => at)).toEqual([1_000, 1_000]);
});

test("desk and projector get every event four times a second, labs once a second how others' runs stand", () => {
  const { live, turn, join, ask, session } = room();
  join("Ada");
  join("Bob");
  const [desk, projector, lab] = [
    screenOfArrays("desk"),
    screenOfArrays("projector"),
    screenOfArrays("lab", 1),
  ];
  for (const screen of [desk, projector, lab]) live.enter(screen, null);
  turn(4);
  ask(HOST, { type: "start-round", round: 0 });
  ask(seat(0), START_RUN);
  turn(4);
  const before = { desk: desk.frames.length, lab: lab.frames.length };
  for (let from = 0; from < 320; from += 20) {
    ask(seat(0), report(0, from, 20));
    turn();
  }
  turn(4);
  expect(desk.frames.length - before.desk).toBe(16);
  expect(lab.frames.length - before.lab).toBeLessThanOrEqual(5);
  expect(seen(desk)).toEqual(session());
  expect(seen(projector)).toEqual(session());
  const board = (of: Session) =>
    leaderboard(of, 0).map(({ rank, score, gap, runsUsed }) => ({ rank, score, gap, runsUsed }));
  expect(board(seen(lab))).toEqual(board(session()));
  expect(weightUpdates(seen(lab))).toBe(weightUpdates(session()));
  const { curve } = seen(lab).participants[0].runs[0];
  expect(curve.validationLoss.length).toBeGreaterThan(5);
  expect(curve.validationLoss.length).toBeLessThan(40);
});

test("a round that starts reaches the labs at the next tick", () => {
  const { live, turn, join, ask } = room();
  join("Ada");
  const lab = screenOfArrays("lab", 0);
  live.enter(lab, null);
  turn(2);
  ask(HOST, { type: "start-round", round: 0 });
  turn();
  expect(seen(lab).phase).toEqual({ kind: "round", round: 0 });
});

test("screens learn how far the log is stored, though nothing else happens", () => {
  const { live, turn, join, saved, session } = room();
  const desk = screenOfArrays("desk");
  live.enter(desk, null);
  join("Ada");
  turn();
  expect(desk.frames.at(-1)).toMatchObject({ to: session().seq, storedUpTo: 0 });
  saved.upTo = session().seq;
  turn();
  expect(desk.frames.at(-1)).toMatchObject({ events: [], storedUpTo: session().seq });
  const frames = desk.frames.length;
  turn(8);
  expect(desk.frames.length).toBe(frames);
});

test("a screen that comes back gets what it missed; one of another life of the room gets a snapshot", () => {
  const { live, turn, join, session } = room();
  join("Ada");
  const [back, stranger, ahead] = [screenOfArrays("desk"), screenOfArrays("desk"), screenOfArrays("desk")];
  const { seq } = session();
  join("Bob");
  live.enter(back, { epoch: "first life", seq });
  live.enter(stranger, { epoch: "another life", seq });
  live.enter(ahead, { epoch: "first life", seq: 99 });
  expect(back.snapshots).toEqual([]);
  expect(back.frames[0]).toMatchObject({ from: seq + 1, to: seq + 1 });
  for (const screen of [stranger, ahead])
    expect(screen.snapshots.map(({ session }) => session)).toEqual([session()]);
  turn();
  expect(seen(stranger)).toEqual(session());
});

test("a screen that asks again after a gap goes on without one", () => {
  const { live, turn, join, session } = room();
  const desk = screenOfArrays("desk");
  live.enter(desk, null);
  join("Ada");
  turn();
  desk.frames.pop();
  join("Bob");
  live.resync(desk, { epoch: "first life", seq: 0 });
  join("Cid");
  turn();
  expect(seen(desk)).toEqual(session());
});

test("a slow screen is skipped, hurts nobody, and gets a fresh snapshot once it has taken everything", () => {
  const { live, turn, join, session } = room();
  const [slow, quick] = [screenOfArrays("desk"), screenOfArrays("desk")];
  live.enter(slow, null);
  live.enter(quick, null);
  slow.waiting = 300 * 1024;
  join("Ada");
  turn(2);
  slow.waiting = 1;
  join("Bob");
  turn(2);
  expect([slow.frames.length, slow.snapshots.length]).toEqual([0, 1]);
  expect(seen(quick)).toEqual(session());
  slow.waiting = 0;
  turn();
  expect(slow.snapshots.at(-1)?.session).toEqual(session());
  join("Cid");
  turn();
  expect(seen(slow)).toEqual(session());
});

test("the newest screen of a seat wins, and its student stays connected", () => {
  const { live, turn, join, session } = room();
  join("Ada");
  const [older, newer] = [screenOfArrays("lab", 0), screenOfArrays("lab", 0)];
  live.enter(older, null);
  live.enter(newer, null);
  expect(older.goodbyes).toEqual([problem("seat-elsewhere")]);
  live.leave(older);
  turn(4);
  expect(live.screens()).toEqual([newer]);
  expect(session().participants[0].connected).toBe(true);
});

test("who comes and goes is said once a second, and a reload says nothing", () => {
  const { live, turn, join, log } = room();
  join("Ada");
  join("Bob");
  const first = screenOfArrays("lab", 0);
  live.enter(first, null);
  live.enter(screenOfArrays("lab", 1), null);
  turn();
  live.leave(first);
  live.enter(screenOfArrays("lab", 0), null);
  turn(4);
  expect(log.slice(2)).toMatchObject([{ type: "presence-changed", connected: [0, 1], disconnected: [] }]);
});

test("a room that comes back to life says that nobody is here yet", () => {
  const session = fold([
    ...LOBBY,
    { type: "participant-joined", participant: 0, nickname: "Ada", admitted: true, seq: 1, at: 5 },
    { type: "presence-changed", connected: [0], disconnected: [], seq: 2, at: 6 },
  ]);
  const { log } = room({ session });
  expect(log).toMatchObject([{ type: "presence-changed", connected: [], disconnected: [0], seq: 3 }]);
});

test("a removed student's screen is closed with the reason", () => {
  const { live, turn, join, ask } = room();
  join("Ada");
  const lab = screenOfArrays("lab", 0);
  live.enter(lab, null);
  ask(HOST, { type: "remove-participant", participant: 0 });
  turn();
  expect(lab.goodbyes).toEqual([problem("seat-removed")]);
  expect(live.screens()).toEqual([]);
});

test("a round closes when its time is up", () => {
  const { turn, ask, session } = room();
  ask(HOST, { type: "start-round", round: 1 });
  turn(4 * 60 - 1);
  expect(session().phase).toEqual({ kind: "round", round: 1 });
  turn();
  expect(session().phase).toEqual({ kind: "between", round: 1 });
});

test("while the journal is full nothing more happens, and who asks is told", () => {
  const { saved, join, log } = room();
  saved.full = true;
  expect(join("Ada")).toEqual({ ok: false, problem: problem("not-saved") });
  expect(log).toEqual([]);
  saved.full = false;
  expect(join("Ada")).toMatchObject({ ok: true });
});

test("a lab begins with its own runs whole and how others' stand, and its own go on whole", () => {
  const { live, join, ask, session, turn } = room();
  join("Ada");
  join("Bob");
  ask(HOST, { type: "start-round", round: 0 });
  for (const participant of [0, 1]) {
    ask(seat(participant), START_RUN);
    for (let from = 0; from < 200; from += 100) ask(seat(participant), report(0, from, 100));
  }
  const lab = screenOfArrays("lab", 1);
  live.enter(lab, null);
  expect(lab.snapshots[0].self).toBe(1);
  expect(lab.snapshots[0].session.participants.map(({ runs }) => runs.length)).toEqual([0, 1]);
  expect(seen(lab).participants[1]).toEqual(session().participants[1]);
  ask(seat(1), { type: "end-run", run: 0, reason: "finished" });
  ask(seat(1), { ...START_RUN, run: 1 });
  const confirmed = [0, 50, 100].map((from) => report(1, from, 50));
  for (const one of confirmed) {
    ask(seat(1), one);
    turn();
  }
  ask(seat(1), { type: "end-run", run: 1, reason: "finished" });
  turn(4);
  expect(seen(lab, confirmed).participants[1]).toEqual(session().participants[1]);
  const own = lab.frames.flatMap(({ events }) => events.filter((event) => "run" in event));
  expect(own.map(({ type }) => type)).toEqual(["run-ended", "run-started", "run-ended"]);
});

/** So many students, all in the round and in their run. */
function trainingClass(students: number) {
  const log: SessionEvent[] = [...LOBBY];
  const add = (body: EventBody) => log.push({ ...body, seq: log.length, at: log.length });
  for (let participant = 0; participant < students; participant++)
    add({ type: "participant-joined", participant, nickname: `Student ${participant}`, admitted: true });
  add({ type: "round-started", round: 0, seed: 1, deadline: null });
  for (let participant = 0; participant < students; participant++) {
    const { type: _, ...start } = START_RUN;
    add({ type: "run-started", participant, ...start });
  }
  return room({ session: fold(log), seats: students });
}

test("a lab among three hundred that all train gets less than four kilobytes a second", () => {
  const students = 300;
  const { live, turn, ask, session } = trainingClass(students);
  const labs = Array.from({ length: students }, (_, seat) => screenOfArrays("lab", seat));
  for (const lab of labs) live.enter(lab, null);
  turn(20);
  const before = labs.map(({ frames }) => frames.length);
  const seconds = 12;
  for (let tick = 0; tick < 4 * seconds; tick++) {
    for (let id = 0; id < students; id++) ask(seat(id), report(0, 2 * tick, 2));
    turn();
  }
  const confirmed = [report(0, 0, 8 * seconds)];
  const bytes = labs.map(({ frames }, index) => JSON.stringify(frames.slice(before[index])).length / seconds);
  expect(Math.max(...bytes)).toBeLessThan(3_850);
  turn(60);
  for (const index of [0, 150, 299]) {
    const lab = seen(labs[index], confirmed);
    expect(lab.participants[index]).toEqual(session().participants[index]);
    expect(weightUpdates(lab)).toBe(weightUpdates(session()));
  }
});

test("when a whole class comes back at once its labs begin one after the other, and the desk first", () => {
  const students = 100;
  const { live, turn } = trainingClass(students);
  const labs = Array.from({ length: students }, (_, seat) => screenOfArrays("lab", seat));
  for (const lab of labs) live.enter(lab, null);
  const desk = screenOfArrays("desk");
  live.enter(desk, null);
  const begun = () => labs.filter(({ snapshots }) => snapshots.length > 0).length;
  const progress = Array.from({ length: 5 }, () => {
    const now = begun();
    turn();
    return now;
  });
  expect(desk.snapshots.length).toBe(1);
  expect(progress).toEqual([20, 40, 60, 80, 100]);
  expect(labs.every(({ snapshots }) => snapshots.length === 1)).toBe(true);
});

test("a lab that comes back gets what it missed of others' runs, told or not", () => {
  const { live, turn, ask, session } = trainingClass(3);
  const lab = screenOfArrays("lab", 0);
  live.enter(lab, null);
  const trainAll = (from: number) => {
    for (const id of [0, 1, 2]) ask(seat(id), report(0, from, 10));
  };
  trainAll(0);
  turn(4);
  trainAll(10);
  live.leave(lab);
  const back = screenOfArrays("lab", 0);
  live.enter(back, { epoch: "first life", seq: seen(lab).seq });
  expect(back.snapshots).toEqual([]);
  const both = { ...lab, frames: [...lab.frames, ...back.frames] };
  // Of its own it knows what was confirmed, and gets what was not.
  expect(seen(both, [report(0, 0, 10)]).participants[0]).toEqual(session().participants[0]);
  trainAll(20);
  turn(4);
  const later = { ...lab, frames: [...lab.frames, ...back.frames] };
  expect(weightUpdates(seen(later, [report(0, 20, 10)]))).toBe(weightUpdates(session()));
});

test("a lab's frames may come in any order and twice, and leave the same class", () => {
  const { live, turn, ask } = trainingClass(12);
  const lab = screenOfArrays("lab", 3);
  live.enter(lab, null);
  for (let from = 0; from < 200; from += 10) {
    for (let id = 0; id < 12; id++) if ((from / 10 + id) % 3 > 0) ask(seat(id), report(0, 0, from + 10));
    turn(2);
  }
  for (let id = 0; id < 12; id += 2) ask(seat(id), { type: "end-run", run: 0, reason: "stopped" });
  turn(8);
  const start = feedOf(lab.snapshots[0]);
  const stretches = lab.frames.map(stretchOf);
  expect(stretches.length).toBeGreaterThan(8);
  const inOrder = stretches.reduce(receive, start);
  const shuffled = fc.shuffledSubarray([...stretches, ...stretches], { minLength: 2 * stretches.length });
  fc.assert(
    fc.property(shuffled, (arrived) => {
      expect(arrived.reduce(receive, start)).toEqual(inOrder);
    }),
  );
});

test("a screen that stays behind for half a minute loses its connection, and others lose nothing", () => {
  const { live, turn, join, session } = room();
  const [slow, quick] = [screenOfArrays("projector"), screenOfArrays("desk")];
  for (const screen of [slow, quick]) live.enter(screen, null);
  slow.waiting = 300 * 1024;
  join("Ada");
  turn(4 * 30);
  expect(slow.drops).toBe(0);
  turn(2);
  expect(slow.drops).toBe(1);
  expect(slow.frames).toEqual([]);
  expect(seen(quick)).toEqual(session());
});
