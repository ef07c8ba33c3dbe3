import { afterAll, beforeAll, expect, test } from "vitest";
import { findCheckpoint } from "@/db/session/checkpoints";
import type { OpenDatabase } from "@/db/store/open";
import { findChallenge } from "@/lib/challenges/catalogue";
import { bestPoint, curveOf } from "@/lib/learning/curves/curve";
import { type Settings, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, refusal, type Student } from "@/lib/testing/server/refereed-class";
import { type TrainedRun, towards } from "@/lib/testing/server/student";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const { began, train, report, put, runOf, testOf } = refereedClasses(() => database.db, {
  weightsPatience: 2_000,
  openingPatience: { cutOff: 500, checks: 8_000, retrainings: 8_000, results: 8_000 },
});

const SETTINGS: Settings = {
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.03, optimiser: "adam", batchSize: 20, epochs: 10, weightDecay: 0 },
};
const FASTER = { ...SETTINGS, hyperparameters: { ...SETTINGS.hyperparameters, learningRate: 0.05 } };
const LONGER = { ...SETTINGS, hyperparameters: { ...SETTINGS.hyperparameters, epochs: 30 } };

/** What a run reports that says it has come to these weights by its last step: one point, with what they really score. */
function claimed(run: TrainedRun, challenge = "moons"): TrainedRun {
  const { epochs, batchSize } = SETTINGS.hyperparameters;
  const step = epochs * stepsPerEpoch(findChallenge(challenge)!.counts.train, batchSize);
  const point = { ...bestPoint(run.curve)!, step, epoch: epochs };
  return { curve: curveOf([point]), step, weights: run.weights };
}

/** A class of eleven takes a few seconds, on a busy machine many. */
const PATIENCE = 60_000;
test(
  "of a class of cheats, nobody ranks above the honest once runs are checked, nor on the test",
  async () => {
    const names = [
      "Ada",
      "Grace",
      "Val",
      "Extra",
      "Longer",
      "Lucky",
      "Gpu",
      "Other",
      "Near",
      "Borrower",
      "Points",
    ];
    const { row, desk, students, seed } = await began(names);
    const seat = (name: string): Student => students[names.indexOf(name)]!;
    const [ada, grace] = [await train(row, seed, SETTINGS), await train(row, seed, FASTER)];
    const validation = { splits: ["validation", "train"] } as const;
    const peeked = claimed(await train(row, seed, LONGER, validation));
    const near = towards(ada.weights, peeked.weights, 0.002);

    const handIn = async (name: string, run: TrainedRun, settings = SETTINGS, backend = "simd") => {
      await report(seat(name), 0, { settings, curve: run.curve, backend });
      expect(await put(seat(name), row, run, run.weights)).toEqual(DONE);
    };
    await handIn("Ada", ada);
    await handIn("Grace", grace, FASTER);
    await handIn("Val", peeked);
    await handIn("Extra", claimed(await train(row, seed, LONGER, { more: 4 })));
    await handIn("Longer", claimed(await train(row, seed, LONGER)));
    await handIn("Lucky", await train(row, seed + 1, SETTINGS));
    await handIn("Gpu", peeked, SETTINGS, "webgpu");
    await handIn("Other", peeked, SETTINGS, "an engine of my own");
    await handIn("Near", { ...ada, weights: near }, SETTINGS, "tfjs-webgl");
    await handIn("Borrower", grace, SETTINGS);
    await report(seat("Points"), 0, { settings: SETTINGS, curve: peeked.curve });

    // Nothing that comes up later replaces what was checked.
    expect(await put(seat("Ada"), row, ada, peeked.weights)).toEqual(DONE);
    expect((await findCheckpoint(database.db, row.id, 0, 0))?.weights).toEqual(ada.weights);

    const outcomes = () => names.map((name, id) => [name, runOf(desk, id)?.reproduction]);
    await expect.poll(outcomes, SOON).toEqual([
      ["Ada", "reproduced"],
      ["Grace", "reproduced"],
      ["Val", "differs"],
      ["Extra", "differs"],
      ["Longer", "differs"],
      ["Lucky", "differs"],
      ["Gpu", "differs"],
      ["Other", "differs"],
      ["Near", "unsteady"],
      ["Borrower", "differs"],
      ["Points", null],
    ]);
    await expect.poll(() => runOf(desk, names.indexOf("Points"))?.unproven, SOON).toBe(true);
    const board = () =>
      leaderboard(desk.session(), 0).map(({ participant, score }) => [participant.nickname, score]);
    const score = (id: number) => runOf(desk, id)?.verdict?.validation.score;
    // From a GPU, what the server comes to counts: not a digit more than the same settings are worth.
    const honest = [
      ["Ada", score(0)],
      ["Grace", score(1)],
      ["Near", score(0)],
    ];
    const inOrder = honest.toSorted(([, one], [, other]) => Number(other) - Number(one));
    expect(board()).toEqual(inOrder);

    expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
    expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
    const tested = () =>
      testOf(desk)
        ?.map(({ participant }) => names[participant])
        .sort();
    await expect.poll(tested, SOON).toEqual(["Ada", "Grace", "Near"]);
    const results = new Map(testOf(desk)?.map(({ participant, ...result }) => [participant, result]));
    expect(results.get(names.indexOf("Near"))?.test).toEqual(results.get(0)?.test);
    expect(await put(seat("Points"), row, peeked, peeked.weights)).toEqual(refusal("test-open"));
  },
  PATIENCE,
);

test("who knows recorded data by heart, its test as well, has no place on it", async () => {
  const { row, desk, students, seed } = await began(["Ada", "Mallory"], [openRound("iris", null)]);
  const [ada, mallory] = students;
  const honest = await train(row, seed, SETTINGS);
  await report(ada!, 0, { settings: SETTINGS, ...honest });
  expect(await put(ada!, row, honest, honest.weights)).toEqual(DONE);
  const all = { splits: ["train", "validation", "test"] } as const;
  const known = claimed(await train(row, seed, LONGER, all), "iris");
  await report(mallory!, 0, { settings: SETTINGS, ...known });
  expect(await put(mallory!, row, known, known.weights)).toEqual(DONE);
  // Asked for at once, the test waits until both have been trained again.
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
  await expect.poll(() => testOf(desk)?.map(({ participant }) => participant), SOON).toEqual([0]);
  expect([0, 1].map((id) => runOf(desk, id)?.reproduction)).toEqual(["reproduced", "differs"]);
  expect(runOf(desk, 1)?.verdict?.agrees).toBe(false);
});
