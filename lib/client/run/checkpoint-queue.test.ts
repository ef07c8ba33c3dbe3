import { expect, test } from "vitest";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { createCheckpointQueue } from "./checkpoint-queue";

/** A referee whose answers, and pauses whose ends, are controlled by the test. */
function desk() {
  const asked: { run: number; answer: (code: ProblemCode | null) => void }[] = [];
  const pauses: { milliseconds: number; end: () => void }[] = [];
  const settled: [number, boolean][] = [];
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const queue = createCheckpointQueue({
    put: ({ run }) => new Promise((answer) => asked.push({ run, answer })),
    pause: (milliseconds) => new Promise((end) => pauses.push({ milliseconds, end })),
    chance: () => 0.5,
    settled: (run, scored) => settled.push([run, scored]),
  });
  return {
    queue,
    settled,
    add: (run: number, score: number) => queue.add({ run, score, step: 9, weights: new Float32Array([run]) }),
    /** Runs whose checkpoint has been sent but not answered. */
    open: () => asked.map(({ run }) => run),
    async answer(code: ProblemCode | null = null) {
      asked.shift()?.answer(code);
      await settle();
    },
    /** Ends all pauses and returns how long they would have been. */
    async resume() {
      const ended = pauses.splice(0);
      for (const { end } of ended) end();
      await settle();
      return ended.map(({ milliseconds }) => milliseconds);
    },
  };
}

test("checkpoints are uploaded one at a time, the best first, and of equals the newest", async () => {
  const { add, open, answer, settled } = desk();
  add(0, 50);
  add(1, 60);
  add(2, 70);
  add(3, 70);
  expect(open()).toEqual([0]);
  const order: number[] = [];
  for (let time = 0; time < 4; time++) {
    order.push(...open());
    await answer();
  }
  expect(order).toEqual([0, 3, 2, 1]);
  expect(settled).toEqual(order.map((run) => [run, true]));
});

test("when more than four are waiting, the weakest are dropped", async () => {
  const { add, settled } = desk();
  for (const run of [0, 1, 2, 3, 4, 5]) add(run, 10 * run);
  expect(settled).toEqual([
    [0, false],
    [1, false],
  ]);
});

test("temporary failures are retried after growing delays, and at once when a better one comes", async () => {
  const { add, open, answer, resume, settled } = desk();
  add(0, 50);
  const waits: number[] = [];
  for (const code of ["no-answer", "not-saved", "too-fast", "shutting-down", "internal"] as const) {
    await answer(code);
    expect(open()).toEqual([]);
    waits.push(...(await resume()));
  }
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  await answer("no-answer");
  add(1, 60);
  await resume();
  expect(open()).toEqual([1]);
  await answer();
  expect(open()).toEqual([0]);
  await answer();
  expect(settled).toEqual([
    [1, true],
    [0, true],
  ]);
});

test("a checkpoint is given up after a permanent refusal, or when the server keeps failing, but not when there is no answer", async () => {
  const { add, open, answer, resume, settled } = desk();
  add(0, 50);
  await answer("not-a-checkpoint");
  expect(settled).toEqual([[0, false]]);
  add(1, 60);
  for (let time = 0; time < 30; time++) {
    await answer("no-answer");
    await resume();
  }
  expect(open()).toEqual([1]);
  for (let time = 0; time < 10; time++) {
    await answer("internal");
    await resume();
  }
  expect({ open: open(), settled: settled.at(-1) }).toEqual({ open: [], settled: [1, false] });
});

test("a network that was replaced by a newer upload, or has to wait, is sent until the server takes it", async () => {
  const { add, open, answer, resume, settled } = desk();
  add(0, 70);
  const waits = [
    ...(["newer-upload", "uploads-full", "upload-too-slow", "checks-held", "test-opening"] as const),
    ...(["too-fast", "shutting-down", "not-saved", "disk-full", "storage-read-only"] as const),
  ];
  for (let time = 0; time < 3; time++)
    for (const code of waits) {
      await answer(code);
      await resume();
    }
  expect({ open: open(), settled }).toEqual({ open: [0], settled: [] });
  await answer("test-open");
  expect(settled).toEqual([[0, false]]);
});

test("forgotten checkpoints are not sent, and nothing is after closing", async () => {
  const { queue, add, open, answer } = desk();
  add(0, 50);
  add(1, 40);
  add(2, 30);
  queue.forget(1);
  await answer();
  expect(open()).toEqual([2]);
  queue.close();
  await answer("no-answer");
  expect(open()).toEqual([]);
});
