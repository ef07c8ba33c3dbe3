import { expect, test } from "vitest";
import { openRound } from "@/lib/session/decide/plan";
import { addRound, changeRound, moveRound, type PlanDraft, removeRound, roundsOf } from "./plan-draft";

const draft: PlanDraft = [
  { key: 0, ...openRound("moons", 10) },
  { key: 1, ...openRound("noisy-curve", null) },
  { key: 2, ...openRound("moons", 5) },
];

test("a round moves past its neighbour, and stays at the ends", () => {
  expect(moveRound(draft, 2, -1).map((round) => round.key)).toEqual([0, 2, 1]);
  expect(moveRound(draft, 0, 1).map((round) => round.key)).toEqual([1, 0, 2]);
  expect(moveRound(draft, 0, -1)).toEqual(draft);
  expect(moveRound(draft, 2, 1)).toEqual(draft);
  expect(moveRound(draft, 9, 1)).toEqual(draft);
});

test("a new round never takes the key of another", () => {
  const without = removeRound(draft, 1);
  const added = openRound("two-spirals", 10);
  expect(addRound(without, added)).toEqual([draft[0], draft[2], { ...added, key: 3 }]);
  expect(addRound([], added)).toEqual([{ ...added, key: 0 }]);
});

test("a change affects one round, even if two have the same challenge", () => {
  expect(changeRound(draft, 2, { minutes: null }).map((round) => round.minutes)).toEqual([10, null, null]);
  const locked = changeRound(draft, 0, { locks: { epochs: 20 }, parameterLimit: 100 });
  expect(locked).toEqual([{ ...draft[0], locks: { epochs: 20 }, parameterLimit: 100 }, draft[1], draft[2]]);
});

test("a session stores the rounds in order, without keys", () => {
  expect(roundsOf(moveRound(draft, 1, -1))).toEqual([
    openRound("noisy-curve", null),
    openRound("moons", 10),
    openRound("moons", 5),
  ]);
});
