import { expect, test } from "vitest";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { classOf, EXERCISE } from "@/lib/testing/session/runs";
import { classCompute } from "./class-compute";

const GROUND: ChallengeShape = { ...EXERCISE, counts: { train: 200, validation: 1, test: 1 } };
/** Forward 2 · (2·8 + 8·2) = 64, backward twice that minus 32 for the features. */
const A_STEP = 20 * (3 * 64 - 32);

test("a class has computed the cost of its runs' steps, and is as fast as its students' devices together", () => {
  const session = classOf([
    [
      { steps: 100, flopPerSecond: 1e9 },
      { steps: 50, flopPerSecond: 3e9 },
    ],
    [{ steps: 10, round: 1 }],
    [{ steps: 0, flopPerSecond: 2e9 }],
    [],
  ]);
  expect(classCompute(session, () => GROUND)).toEqual({
    flop: 160 * A_STEP,
    runs: 3,
    flopPerSecond: 5e9,
    measured: 2,
    trained: 3,
  });
});

test("runs of a challenge that is gone are left out", () => {
  expect(classCompute(classOf([[{}]]), () => null)).toMatchObject({ flop: 0, runs: 0, trained: 1 });
});
