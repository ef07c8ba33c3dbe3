import { expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import { exerciseOf } from "@/lib/testing/session/arbitrary-class";
import { openRound } from "./plan";
import { lockedNetworkProblem, locksTooManyEpochs } from "./round-limits";

const POOL: Layer = { kind: "max-pool", size: 2, stride: 2 };
const DENSE: Layer = { kind: "dense", units: 8, activation: "tanh" };
const points = exerciseOf("moons");

test.each([
  ["nothing locked", {}, null],
  ["a network that fits", { locks: { network: { layers: [DENSE] } }, parameterLimit: 42 }, null],
  [
    "a network over the round's own limit",
    { locks: { network: { layers: [DENSE] } }, parameterLimit: 41 },
    { code: "too-many-parameters", layer: null, count: 42, limit: 41 },
  ],
  ["pooling of points", { locks: { network: { layers: [POOL] } } }, { code: "needs-picture", layer: 0 }],
] as const)("a round with %s", (_, change, problem) => {
  if (!points) throw new Error("There are no moons.");
  const round = { ...openRound("moons", null), ...change };
  expect(lockedNetworkProblem(round as ReturnType<typeof openRound>, points)).toEqual(problem);
});

test("nobody can train in a round that locks epochs above its own limit", () => {
  const round = (epochs: number | undefined, epochLimit: number | null) =>
    locksTooManyEpochs({ ...openRound("moons", null), locks: { epochs }, epochLimit });
  expect([round(50, 40), round(40, 40), round(50, null), round(undefined, 40)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("nobody can train in a round that locks a network too large for the server to check", () => {
  const drawings = exerciseOf("drawings");
  if (!drawings) throw new Error("There are no drawings.");
  const wide: Layer = {
    ...{ kind: "conv2d", filters: 64, kernel: 7, stride: 1, padding: "same" },
    activation: "relu",
  };
  const round = (...layers: Layer[]) => ({ ...openRound("drawings", null), locks: { network: { layers } } });
  expect(lockedNetworkProblem(round(wide, wide), drawings)).toMatchObject({
    ...{ code: "too-much-to-check", layer: null, times: expect.closeTo(2.61, 2) },
  });
  expect(lockedNetworkProblem(round(wide, POOL, wide), drawings)).toBeNull();
});
