import { describe, expect, test } from "vitest";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import { pictures } from "@/lib/testing/trainer/lessons";
import { dense, dropout, inOrder, LESSONS, lesson } from "@/lib/testing/trainer/simd/lessons";
import { createBatchOrder } from "../run/batch-order";
import { openSimdEngine } from "./engine";
import { openSimdTraining } from "./trainer";

const NETWORK = { shape: [6], layers: [dense(9, "tanh"), dropout(0.3), dense(1, "linear")] };

describe.each(["wasm-simd", "flat"] as const)("on %s", (machine) => {
  test.each(OPTIMISERS)(
    "continuing from a state gives the same bits as never having stopped, by %s",
    async (optimiser) => {
      const { plan, examples, weights } = lesson({
        ...NETWORK,
        optimiser,
        weightDecay: 0.1,
        learningRate: 0.01,
      });
      const order = (taken: number) => createBatchOrder(5, examples.train.count, plan.batchSize, taken);
      const open = (start: { weights: Float32Array }, taken: number) =>
        openSimdTraining(plan, examples, { ...start, order: order(taken) }, machine);
      const unbroken = (await open({ weights }, 0))!;
      unbroken.train(700);
      for (const stop of [0, 1, 333]) {
        const first = (await open({ weights }, 0))!;
        first.train(stop);
        const second = (await open(first.trainState(), stop))!;
        second.train(700 - stop);
        expect(second.trainState()).toEqual(unbroken.trainState());
      }
    },
  );
});

test("an engine continues from a state in the middle of an epoch, on another machine", async () => {
  const { spec, examples } = pictures();
  const run = {
    ...spec,
    network: { layers: [...spec.network.layers, { kind: "dropout" as const, rate: 0.5 }] },
  };
  const unbroken = (await openSimdEngine(run, examples))!;
  await unbroken.train(36);
  const first = (await openSimdEngine(run, examples, undefined, "flat"))!;
  await first.train(14);
  const second = (await openSimdEngine(run, examples, await first.trainState(), "wasm-simd"))!;
  await second.train(22);
  expect(await second.trainState()).toEqual(await unbroken.trainState());
  expect((await second.trainState()).step).toBe(36);
});

test.each(Object.entries(LESSONS))(
  "restarting is the same as opening again, even after diverging: %s",
  async (_, choice) => {
    const wild = lesson({ ...choice, optimiser: "momentum", learningRate: 1e30, weightDecay: 0.1 });
    const gentle = lesson({ ...choice, optimiser: "momentum", learningRate: 0.01, weightDecay: 0.1 });
    const { examples, weights } = gentle;
    const trainer = (await openSimdTraining(wild.plan, examples, { weights, order: inOrder(wild) }))!;
    trainer.train(20);
    expect(trainer.weights().every(Number.isFinite)).toBe(false);
    trainer.restart({ weights, order: inOrder(gentle) }, 0.01);
    const fresh = (await openSimdTraining(gentle.plan, examples, { weights, order: inOrder(gentle) }))!;
    for (const each of [trainer, fresh]) each.train(20);
    expect(trainer.trainState()).toEqual(fresh.trainState());
  },
);
