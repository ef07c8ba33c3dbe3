import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LogConflict } from "@/db/session/log";
import type { SessionEvent } from "@/lib/session/log/events";
import { createJournal, type JournalPorts } from "./journal";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "Date"] }));
afterEach(() => void vi.useRealTimers());

const joined = (seq: number): SessionEvent => ({
  type: "participant-joined",
  admitted: true,
  participant: seq,
  nickname: `s${seq}`,
  seq,
  at: seq,
});
const noPoints = {
  step: [],
  epoch: [],
  trainLoss: [],
  validationLoss: [],
  trainScore: [],
  validationScore: [],
};
const reported = (seq: number): SessionEvent => ({
  type: "points-reported",
  participant: 0,
  run: 0,
  from: 0,
  to: 0,
  points: { ...noPoints, trainMetric: [], validationMetric: [] },
  seq,
  at: seq,
});

/** A database of arrays that fails as long as it is told to. */
function memory() {
  const groups: number[][] = [];
  const failures: number[] = [];
  const refusals: number[] = [];
  const lost: Error[] = [];
  const state = { broken: null as Error | null, poisoned: null as number | null, attempts: [] as number[][] };
  const ports: JournalPorts = {
    async append(events) {
      state.attempts.push(events.map(({ seq }) => seq));
      if (state.broken) throw state.broken;
      if (events.some(({ seq }) => seq === state.poisoned))
        throw Object.assign(new Error("new row violates a check"), { code: "23514" });
      groups.push(events.map(({ seq }) => seq));
    },
    lost: (why) => void lost.push(why),
    failed: (_, times, refused) => {
      failures.push(times);
      if (refused) refusals.push(refused.seq);
    },
  };
  return { groups, failures, refusals, lost, state, ports };
}

test("points wait for company for at most half a second, and anything else takes them along at once", async () => {
  const { groups, ports } = memory();
  const journal = createJournal(ports, { storedUpTo: 0 });
  journal.record([reported(1)]);
  await vi.advanceTimersByTimeAsync(200);
  journal.record([reported(2)]);
  expect(groups).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(groups).toEqual([[1, 2]]);
  journal.record([reported(3)]);
  journal.record([joined(4)]);
  await vi.advanceTimersByTimeAsync(5);
  expect(groups).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(journal.storedUpTo()).toBe(4);
});

test("who asks is told that an event is stored after it is, not before", async () => {
  const { groups, ports } = memory();
  const journal = createJournal(ports, { storedUpTo: 0 });
  journal.record([reported(1)]);
  const told = journal.stored(1).then((stored) => ({ stored, groups: [...groups] }));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await told).toEqual({ stored: true, groups: [[1]] });
  expect(await journal.stored(1)).toBe(true);
});

test("while the database fails, the same group is tried again, later each time, and nothing is lost or out of order", async () => {
  const { groups, failures, state, ports } = memory();
  const journal = createJournal(ports, { storedUpTo: 0 });
  state.broken = new Error("the database is gone");
  journal.record([joined(1), joined(2)]);
  await vi.advanceTimersByTimeAsync(100);
  for (let seq = 3; seq < 40; seq++) {
    journal.record([joined(seq)]);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(groups).toEqual([]);
  expect(journal.storedUpTo()).toBe(0);
  expect(new Set(state.attempts.map((attempt) => attempt.join())).size).toBe(1);
  expect(failures.length).toBeLessThan(20);
  state.broken = null;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(groups.flat()).toEqual(Array.from({ length: 39 }, (_, index) => index + 1));
  expect(journal.storedUpTo()).toBe(39);
});

test("past its bound the journal says that it is full, and takes more once it has stored some", async () => {
  const { state, ports } = memory();
  const journal = createJournal(ports, { storedUpTo: 0, mostWaiting: 3 });
  state.broken = new Error("the database is gone");
  journal.record([joined(1), joined(2)]);
  expect(journal.isFull()).toBe(false);
  journal.record([joined(3)]);
  expect(journal.isFull()).toBe(true);
  state.broken = null;
  await vi.advanceTimersByTimeAsync(1_000);
  expect([journal.isFull(), journal.storedUpTo()]).toEqual([false, 3]);
});

test("an event that the database refuses for good is named, all before it is stored, and all after it waits until it is taken", async () => {
  const { groups, refusals, failures, state, ports } = memory();
  const journal = createJournal(ports, { storedUpTo: 0 });
  state.poisoned = 38;
  journal.record(Array.from({ length: 100 }, (_, index) => joined(index + 1)));
  const after = journal.stored(39);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(groups.flat()).toEqual(Array.from({ length: 37 }, (_, index) => index + 1));
  expect([journal.storedUpTo(), journal.isFull()]).toEqual([37, false]);
  expect(new Set(refusals)).toEqual(new Set([38]));
  expect(refusals.length).toBe(failures.length);
  expect(failures.length).toBeLessThan(25);
  state.poisoned = null;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await after).toBe(true);
  expect(groups.flat()).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});

test("a log that another server writes is lost: who asks is told no, and nothing is tried again", async () => {
  const { lost, state, ports } = memory();
  const journal = createJournal(ports, { storedUpTo: 0 });
  state.broken = new LogConflict("taken");
  journal.record([joined(1)]);
  const asked = journal.stored(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked).toBe(false);
  expect(lost).toEqual([state.broken]);
  expect(state.attempts).toHaveLength(1);
  journal.record([joined(2)]);
  expect(await journal.stored(2)).toBe(false);
});
