import { expect, test } from "vitest";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { problem } from "@/lib/session/decide/problem";
import { fold } from "@/lib/session/log/apply";
import type { Session } from "@/lib/session/log/session";
import { weightUpdates } from "@/lib/session/log/session";
import { LOBBY, report, START_RUN, screenOfArrays } from "@/lib/testing/server/class";
import { HOST, roomByHand, seat, seen } from "@/lib/testing/server/room";
import { TICKS_A_SECOND } from "./clock";

test("a class runs, and the fold of what was recorded is the room's state, compared whole", () => {
  const { log, live, turn, join, ask, session } = roomByHand();
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
  const { join, ask, session, log } = roomByHand();
  join("Ada");
  ask(HOST, { type: "start-round", round: 0 });
  ask(seat(0), START_RUN);
  expect(ask(seat(0), report(0, 0, 4))).toEqual({ ok: true, through: session().seq });
  const length = log.length;
  expect(ask(seat(0), report(0, 0, 4))).toEqual({ ok: true, through: session().seq });
  expect(log.length).toBe(length);
});

test("the log's time never goes back, even when the server's clock does", () => {
  const { clock, join, log } = roomByHand();
  join("Ada");
  clock.now = 10;
  join("Bob");
  expect(log.map(({ at }) => at)).toEqual([1_000, 1_000]);
});

test("desk and projector get every event with each tick, labs once a second how others' runs stand", () => {
  const { live, turn, seconds, join, ask, session } = roomByHand();
  join("Ada");
  join("Bob");
  const [desk, projector, lab] = [
    screenOfArrays("desk"),
    screenOfArrays("projector"),
    screenOfArrays("lab", 1),
  ];
  for (const screen of [desk, projector, lab]) live.enter(screen, null);
  seconds(1);
  ask(HOST, { type: "start-round", round: 0 });
  ask(seat(0), START_RUN);
  seconds(1);
  const before = { desk: desk.frames.length, lab: lab.frames.length };
  for (let tick = 0; tick < 4 * TICKS_A_SECOND; tick++) {
    ask(seat(0), report(0, (80 / TICKS_A_SECOND) * tick, 80 / TICKS_A_SECOND));
    turn();
  }
  seconds(1);
  expect(desk.frames.length - before.desk).toBe(4 * TICKS_A_SECOND);
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
  const { live, turn, join, ask } = roomByHand();
  join("Ada");
  const lab = screenOfArrays("lab", 0);
  live.enter(lab, null);
  turn(2);
  ask(HOST, { type: "start-round", round: 0 });
  turn();
  expect(seen(lab).phase).toEqual({ kind: "round", round: 0 });
});

test("screens learn how far the log is stored, though nothing else happens", () => {
  const { live, turn, seconds, join, saved, session } = roomByHand();
  const desk = screenOfArrays("desk");
  live.enter(desk, null);
  join("Ada");
  turn();
  expect(desk.frames.at(-1)).toMatchObject({ to: session().seq, storedUpTo: 0 });
  saved.upTo = session().seq;
  turn();
  expect(desk.frames.at(-1)).toMatchObject({ events: [], storedUpTo: session().seq });
  const frames = desk.frames.length;
  seconds(2);
  expect(desk.frames.length).toBe(frames);
});

test("a screen that comes back gets what it missed; one of another life of the room gets a snapshot", () => {
  const { live, turn, join, session } = roomByHand();
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
  const { live, turn, join, session } = roomByHand();
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
  const { live, turn, join, session } = roomByHand();
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
  const { live, seconds, join, session } = roomByHand();
  join("Ada");
  const [older, newer] = [screenOfArrays("lab", 0), screenOfArrays("lab", 0)];
  live.enter(older, null);
  live.enter(newer, null);
  expect(older.goodbyes).toEqual([problem("seat-elsewhere")]);
  live.leave(older);
  seconds(1);
  expect(live.screens()).toEqual([newer]);
  expect(session().participants[0].connected).toBe(true);
});

test("who comes and goes is said once a second, and a reload says nothing", () => {
  const { live, turn, seconds, join, log } = roomByHand();
  join("Ada");
  join("Bob");
  const first = screenOfArrays("lab", 0);
  live.enter(first, null);
  live.enter(screenOfArrays("lab", 1), null);
  turn();
  live.leave(first);
  live.enter(screenOfArrays("lab", 0), null);
  seconds(1);
  expect(log.slice(2)).toMatchObject([{ type: "presence-changed", connected: [0, 1], disconnected: [] }]);
});

test("a room that comes back to life says that nobody is here yet", () => {
  const session = fold([
    ...LOBBY,
    { type: "participant-joined", participant: 0, nickname: "Ada", admitted: true, seq: 1, at: 5 },
    { type: "presence-changed", connected: [0], disconnected: [], seq: 2, at: 6 },
  ]);
  const { log } = roomByHand({ session });
  expect(log).toMatchObject([{ type: "presence-changed", connected: [], disconnected: [0], seq: 3 }]);
});

test("a removed student's screen is closed with the reason", () => {
  const { live, turn, join, ask } = roomByHand();
  join("Ada");
  const lab = screenOfArrays("lab", 0);
  live.enter(lab, null);
  ask(HOST, { type: "remove-participant", participant: 0 });
  turn();
  expect(lab.goodbyes).toEqual([problem("seat-removed")]);
  expect(live.screens()).toEqual([]);
});

test("a round closes when its time is up", () => {
  const { turn, ask, session } = roomByHand();
  ask(HOST, { type: "start-round", round: 1 });
  turn(60 * TICKS_A_SECOND - 1);
  expect(session().phase).toEqual({ kind: "round", round: 1 });
  turn();
  expect(session().phase).toEqual({ kind: "between", round: 1 });
});

test("while the journal is full nothing more happens, and who asks is told", () => {
  const { saved, join, log } = roomByHand();
  saved.full = true;
  expect(join("Ada")).toEqual({ ok: false, problem: problem("not-saved") });
  expect(log).toEqual([]);
  saved.full = false;
  expect(join("Ada")).toMatchObject({ ok: true });
});

test("a screen that stays behind for half a minute loses its connection, and others lose nothing", () => {
  const { live, turn, seconds, join, session } = roomByHand();
  const [slow, quick] = [screenOfArrays("projector"), screenOfArrays("desk")];
  for (const screen of [slow, quick]) live.enter(screen, null);
  slow.waiting = 300 * 1024;
  join("Ada");
  seconds(30);
  expect(slow.drops).toBe(0);
  turn(2);
  expect(slow.drops).toBe(1);
  expect(slow.frames).toEqual([]);
  expect(seen(quick)).toEqual(session());
});

test("while names are hidden, no lab gets another's, whoever comes, reloads or is renamed; then all labs have them again", () => {
  const { live, seconds, join, ask } = roomByHand();
  join("Ada");
  const [ada, desk] = [screenOfArrays("lab", 0), screenOfArrays("desk")];
  live.enter(ada, null);
  live.enter(desk, null);
  seconds(1);
  ask(HOST, { type: "set-hidden", board: false, names: true });
  join("Bob");
  const bob = screenOfArrays("lab", 1);
  live.enter(bob, null);
  seconds(1);
  ask(HOST, { type: "rename-participant", participant: 1, nickname: "Robert" });
  ask(HOST, { type: "add-note", text: "Robert asks well", shown: false });
  seconds(2);
  expect(JSON.stringify([ada.snapshots, ada.frames])).not.toMatch(/Bob|Robert/);
  expect(JSON.stringify([bob.snapshots, bob.frames])).not.toMatch(/Ada|asks/);
  expect(seen(bob).participants.map(({ nickname }) => nickname)).toEqual(["", "Robert"]);
  expect(seen(desk).participants.map(({ nickname }) => nickname)).toEqual(["Ada", "Robert"]);
  ask(HOST, { type: "set-hidden", board: false, names: false });
  seconds(1);
  for (const lab of [ada, bob])
    expect(seen(lab).participants.map(({ nickname }) => nickname)).toEqual(["Ada", "Robert"]);
});
