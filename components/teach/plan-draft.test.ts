import { expect, test } from "vitest";
import { addRound, moveRound, type PlanDraft, removeRound, setMinutes } from "./plan-draft";

const draft: PlanDraft = [
  { key: 0, challenge: "moons", minutes: 10 },
  { key: 1, challenge: "noisy-curve", minutes: null },
  { key: 2, challenge: "moons", minutes: 5 },
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
  expect(addRound(without, "two-spirals")).toEqual([
    { key: 0, challenge: "moons", minutes: 10 },
    { key: 2, challenge: "moons", minutes: 5 },
    { key: 3, challenge: "two-spirals", minutes: 10 },
  ]);
  expect(addRound([], "moons", null)).toEqual([{ key: 0, challenge: "moons", minutes: null }]);
});

test("a time belongs to one round, also where two have the same challenge", () => {
  expect(setMinutes(draft, 2, null).map((round) => round.minutes)).toEqual([10, null, null]);
});
