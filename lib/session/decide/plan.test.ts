import { expect, test } from "vitest";
import { openRound, Plan } from "./plan";

test("a plan from an older log has no restrictions", () => {
  const earlier = { rounds: [{ challenge: "moons", minutes: null }] };
  expect(Plan.parse(earlier)).toEqual({ rounds: [openRound("moons", null)] });
});

test("what a round locks and how many parameters it allows stay as planned", () => {
  const round = {
    ...openRound("moons", 5),
    locks: { learningRate: 0.1, network: { layers: [] } },
    parameterLimit: 40,
  };
  expect(Plan.parse({ rounds: [round] })).toEqual({ rounds: [round] });
});

test.each([
  ["a value that no student could choose", { locks: { batchSize: 0 } }],
  ["a setting that there is none of", { locks: { patience: 3 } }],
  ["a limit that no network keeps", { parameterLimit: 0 }],
  ["a limit above what a checkpoint holds", { parameterLimit: 500_001 }],
])("a round with %s is no plan", (_, change) => {
  const rounds = [{ ...openRound("moons", null), ...change }];
  expect(Plan.safeParse({ rounds }).success).toBe(false);
});
