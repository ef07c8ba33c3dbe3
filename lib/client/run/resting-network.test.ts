import { expect, test } from "vitest";
import type { KeptRun, KeptTrajectory } from "@/lib/client/storage/kept-run";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import type { Run } from "@/lib/session/log/session";
import { keptRun } from "@/lib/testing/client/kept-run";
import { round } from "@/lib/testing/client/run-keeper";
import { fetchRestingNetwork, keepResting, restingNetwork, shortened } from "./resting-network";
import { specOf } from "./run-state";

const ENDED = { end: "finished", state: null } as const;
const trajectory = (step: number): KeptTrajectory => {
  const numbers = Float32Array.of(step, step);
  return { step, weights: numbers, firstMemory: numbers, secondMemory: numbers, path: [] };
};
const nothing = Float32Array.of(0, 0, 0, 0);
const withScore = (number: number, score: number, change: Partial<Run> = {}) =>
  ({
    ...{
      number,
      round: 0,
      verdict: null,
      unproven: false,
      reproduction: null,
      ranking: USUAL_RANKING,
      end: { reason: "finished", at: 1 },
    },
    ...{ best: { step: 7, validationScore: score }, ...keptRun(number).start },
    ...change,
  }) as unknown as Run;

test("the network that the previous page showed comes first, however good other runs were", () => {
  const kept = [keptRun(0, {}, ENDED), keptRun(1, {}, { ...ENDED, trajectory: trajectory(9) })];
  const runs = [withScore(0, 90), withScore(1, 10)];
  expect(restingNetwork(kept, runs, round)).toEqual({
    ...{ run: 1, trajectory: { spec: specOf(kept[1].start, round), ...trajectory(9) } },
  });
});

test("if that is gone, the best of the round is shown, at its best point, but never a refuted one", () => {
  const kept = [keptRun(0, {}, ENDED), keptRun(1, {}, ENDED), keptRun(2, {}, ENDED)];
  const verdict = { agrees: false, validation: { score: 99 } } as Run["verdict"];
  const runs = [withScore(0, 60), withScore(1, 50), withScore(2, 99, { verdict })];
  expect(restingNetwork(kept, runs, round)).toMatchObject({
    run: 0,
    trajectory: { step: 2, weights: kept[0].bests[1].weights, firstMemory: nothing, path: [] },
  });
});

test("nothing is shown of another round, of a round that was started again, or of a run that is resumed", () => {
  const { start } = keptRun(0);
  const others: KeptRun[] = [
    keptRun(0, {}, { ...ENDED, start: { ...start, round: 1 }, trajectory: trajectory(9) }),
    keptRun(1, {}, { ...ENDED, seed: 6, trajectory: trajectory(9) }),
    keptRun(2),
  ];
  expect(restingNetwork(others, [], round)).toBeNull();
});

test("the class is asked for the best run of the round, and for nothing if there is none", async () => {
  const asked: number[] = [];
  const get = async (run: number) => {
    asked.push(run);
    return nothing;
  };
  const runs = [withScore(0, 60), withScore(1, 80), withScore(2, 90, { round: 1 }), withScore(3, 70)];
  expect(await fetchRestingNetwork(runs, round, get)).toMatchObject({
    run: 1,
    trajectory: { step: 7, weights: nothing, firstMemory: nothing },
  });
  expect(await fetchRestingNetwork([], round, get)).toBeNull();
  expect(await fetchRestingNetwork(runs, round, async () => null)).toBeNull();
  expect(asked).toEqual([1]);
});

test("the run that ended last replaces the stored one, unless another has begun since", async () => {
  const changes: [number, number | null][] = [];
  const archive = {
    all: () => [keptRun(0, {}, { ...ENDED, trajectory: trajectory(9) }), keptRun(1, {}, ENDED)],
    change: (run: number, { trajectory }: Partial<KeptRun>) =>
      void changes.push([run, trajectory?.step ?? null]),
  };
  const trainer = {
    trajectory: async () => ({ spec: specOf(keptRun(1).start, round), ...trajectory(30) }),
  };
  await keepResting(1, trainer, archive, () => false);
  expect(changes).toEqual([]);
  await keepResting(1, trainer, archive, () => true);
  expect(changes).toEqual([
    [0, null],
    [1, 30],
  ]);
});

test("of a large network's path a few places are kept, including the first and the last", () => {
  const way = (stops: number, numbers: number) =>
    Array.from({ length: stops }, (_, step) => ({ step, weights: new Float32Array(numbers) }));
  const steps = (stops: number, numbers: number) => shortened(way(stops, numbers)).map(({ step }) => step);
  expect(steps(5, 4)).toEqual([0, 1, 2, 3, 4]);
  expect(steps(6, 500_000)).toEqual([0, 3, 5]);
  expect(steps(0, 4)).toEqual([]);
});
