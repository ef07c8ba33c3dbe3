import { expect, test } from "vitest";
import { keptRun } from "@/lib/testing/client/kept-run";
import { bytesOf, type KeptRun } from "./kept-run";
import { makeRoom } from "./make-room";

const MANY = 1_000_000_000;
const done = { end: "finished", delivered: true, network: "settled", state: null } as const;
const owed = { end: "finished", delivered: false, network: "owed", state: null } as const;

function run(number: number, change: Partial<KeptRun>) {
  return keptRun(number, { points: 10, bests: [1, 2], weights: 1000 }, change);
}

test("as long as there is room, nothing is removed", () => {
  const runs = [run(0, done), run(1, owed), run(2, {})];
  expect(makeRoom(runs, 2, { runs: 3, bytes: MANY })).toEqual({ dropped: [], slimmed: [] });
});

test("of too many runs the oldest that the class has completely are removed, never the current one", () => {
  const runs = [run(0, owed), run(1, done), run(2, done), run(3, done), run(4, {})];
  expect(makeRoom(runs, 4, { runs: 3, bytes: MANY }).dropped).toEqual([1, 2]);
  expect(makeRoom(runs, 1, { runs: 1, bytes: MANY }).dropped).toEqual([2, 3]);
});

test("only as many bytes as necessary are removed: then the weights of runs that the class lacks, but never their points", () => {
  const runs = [run(0, owed), run(1, done), run(2, owed), run(3, {})];
  const all = runs.reduce((sum, each) => sum + bytesOf(each), 0);
  expect(makeRoom(runs, 3, { runs: 9, bytes: all - 1 })).toEqual({ dropped: [1], slimmed: [] });
  expect(makeRoom(runs, 3, { runs: 9, bytes: all - bytesOf(runs[1]) - 1 })).toEqual({
    dropped: [1],
    slimmed: [0],
  });
  expect(makeRoom(runs, 3, { runs: 9, bytes: 0 })).toEqual({ dropped: [1], slimmed: [0, 2] });
});

test("a run's size is that of its curve, its best weights and, while it is trained, three times its weights", () => {
  const curve = 10 * 10 * 8;
  expect(bytesOf(run(0, {}))).toBe(curve + 2 * 4000 + 3 * 4000);
  expect(bytesOf(run(0, done))).toBe(curve + 2 * 4000);
});
