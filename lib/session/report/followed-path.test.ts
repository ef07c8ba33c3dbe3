import { expect, test } from "vitest";
import type { LogReader } from "@/lib/session/log/visible-to-reader";
import { EXERCISE } from "@/lib/testing/session/runs";
import { planned, result, roomOf } from "@/lib/testing/session/shaped-class";
import { followedPath } from "./followed-path";

const taskOf = () => EXERCISE.task;
const room = roomOf(
  [
    [
      { rate: 0.1, validationScore: 40 },
      { rate: 10, end: "diverged" },
      { rate: 1, validationScore: 60 },
    ],
  ],
  planned(),
  [result(0, 55, 1)],
);
const told = (session: typeof room, reader: LogReader) =>
  followedPath(session, taskOf, 0, reader)?.map(({ round, runs, withheld }) => [
    round,
    withheld,
    runs.map(({ run, before, best }) => [run.number, before?.number ?? null, best]),
  ]);
const whole = [
  [0, null, true],
  [1, 0, false],
  [2, 1, false],
];

test("who holds the desk follows every run, with what was changed from the one before it", () => {
  expect(told(room, "host")).toEqual([[0, 0, whole]]);
});

test("whoever has the link is not told whose run diverged before the class is", () => {
  expect(told(room, "link")).toEqual([[0, 1, [whole[0], whole[2]]]]);
  const [round] = room.rounds;
  const named = { ...room, rounds: [{ ...round, named: true }] } as typeof room;
  expect(told(named, "link")).toEqual([[0, 0, whole]]);
});

test("nobody follows somebody who is not in the class", () => {
  expect(followedPath(room, taskOf, 7, "host")).toBeNull();
});
