import { expect, test } from "vitest";
import { openRound, type Plan } from "../plan";
import { clockSums, planClock } from "./plan-clock";

const SCRIPT = { say: "", watch: "", watchPictures: [], ask: ["Why?"], askPictures: [] };
const QUESTION = { text: "How many?", answer: { kind: "number" }, outcome: null } as const;

test("a plan that says how long is talked takes that long", () => {
  const plan: Plan = {
    rounds: [{ ...openRound("moons", 8), talk: { before: 2, after: 3 } }],
    ...{ checks: [QUESTION], frame: { opening: 3, closing: 0 } },
  };
  expect(planClock(plan)).toEqual({
    opening: 3,
    rounds: [{ before: 2, train: 8, after: 3 }],
    closing: 0,
  });
  expect(clockSums(planClock(plan))).toEqual({ all: 16, training: 8, talking: 8, open: 0 });
});

test("any other plan gets a minute for each thing to do, and a round without a limit counts as talked about only", () => {
  const round = { ...openRound("moons", null), prediction: QUESTION, script: SCRIPT };
  const plan: Plan = { rounds: [round, openRound("moons", 5)], checks: [QUESTION] };
  expect(planClock(plan)).toEqual({
    opening: 2,
    rounds: [
      { before: 2, train: null, after: 2 },
      { before: 1, train: 5, after: 1 },
    ],
    closing: 2,
  });
  expect(clockSums(planClock(plan))).toEqual({ all: 15, training: 5, talking: 10, open: 1 });
  expect(planClock({ ...plan, asking: false })).toMatchObject({ opening: 1, rounds: [{ before: 1 }, {}] });
});
