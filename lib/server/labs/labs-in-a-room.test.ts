import fc from "fast-check";
import { expect, test } from "vitest";
import { feedOf, stretchOf } from "@/lib/protocol/stretch";
import { weightUpdates } from "@/lib/session/log/session";
import { receive } from "@/lib/session/log/stretch";
import { report, START_RUN, screenOfArrays } from "@/lib/testing/server/class";
import { HOST, roomByHand, seat, seen, trainingClass } from "@/lib/testing/server/room";
import { TICKS_A_SECOND } from "../room/clock";

test("a lab begins with its own runs whole and how others' stand, and its own go on whole", () => {
  const { live, join, ask, session, turn, seconds } = roomByHand();
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
  seconds(1);
  expect(seen(lab, confirmed).participants[1]).toEqual(session().participants[1]);
  const own = lab.frames.flatMap(({ events }) => events.filter((event) => "run" in event));
  expect(own.map(({ type }) => type)).toEqual(["run-ended", "run-started", "run-ended"]);
});

test("a lab among three hundred that all train gets less than four kilobytes a second", () => {
  const students = 300;
  const { live, turn, seconds, ask, session } = trainingClass(students);
  const labs = Array.from({ length: students }, (_, seat) => screenOfArrays("lab", seat));
  for (const lab of labs) live.enter(lab, null);
  seconds(5);
  const before = labs.map(({ frames }) => frames.length);
  const trained = 12;
  for (let tick = 0; tick < TICKS_A_SECOND * trained; tick++) {
    for (let id = 0; id < students; id++) ask(seat(id), report(0, 2 * tick, 2));
    turn();
  }
  const confirmed = [report(0, 0, 2 * TICKS_A_SECOND * trained)];
  const bytes = labs.map(({ frames }, index) => JSON.stringify(frames.slice(before[index])).length / trained);
  expect(Math.max(...bytes)).toBeLessThan(3_850);
  seconds(15);
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
  const aTick = 80 / TICKS_A_SECOND;
  const ticks = Math.ceil(students / aTick);
  const progress = Array.from({ length: ticks }, () => {
    const now = begun();
    turn();
    return now;
  });
  expect(desk.snapshots.length).toBe(1);
  expect(progress).toEqual(
    Array.from({ length: ticks }, (_, tick) => Math.min(students, aTick * (tick + 1))),
  );
  expect(labs.every(({ snapshots }) => snapshots.length === 1)).toBe(true);
});

test("a lab that comes back gets what it missed of others' runs, told or not", () => {
  const { live, seconds, ask, session } = trainingClass(3);
  const lab = screenOfArrays("lab", 0);
  live.enter(lab, null);
  const trainAll = (from: number) => {
    for (const id of [0, 1, 2]) ask(seat(id), report(0, from, 10));
  };
  trainAll(0);
  seconds(1);
  trainAll(10);
  live.leave(lab);
  const back = screenOfArrays("lab", 0);
  live.enter(back, { epoch: "first life", seq: seen(lab).seq });
  expect(back.snapshots).toEqual([]);
  const both = { ...lab, frames: [...lab.frames, ...back.frames] };
  // Of its own it knows what was confirmed, and gets what was not.
  expect(seen(both, [report(0, 0, 10)]).participants[0]).toEqual(session().participants[0]);
  trainAll(20);
  seconds(1);
  const later = { ...lab, frames: [...lab.frames, ...back.frames] };
  expect(weightUpdates(seen(later, [report(0, 20, 10)]))).toBe(weightUpdates(session()));
});

test("a lab's frames may come in any order and twice, and leave the same class", () => {
  const { live, turn, seconds, ask } = trainingClass(12);
  const lab = screenOfArrays("lab", 3);
  live.enter(lab, null);
  for (let from = 0; from < 200; from += 10) {
    for (let id = 0; id < 12; id++) if ((from / 10 + id) % 3 > 0) ask(seat(id), report(0, 0, from + 10));
    turn(TICKS_A_SECOND / 2);
  }
  for (let id = 0; id < 12; id += 2) ask(seat(id), { type: "end-run", run: 0, reason: "stopped" });
  seconds(2);
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
