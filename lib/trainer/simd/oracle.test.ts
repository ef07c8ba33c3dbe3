import { afterAll, beforeAll, expect, test } from "vitest";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import { type Bundle, bundle } from "@/lib/testing/trainer/bundle";
import { inOrder, LESSONS, type Lesson, lesson } from "@/lib/testing/trainer/simd/lessons";
import type { lossByTfjs } from "@/lib/testing/trainer/simd/oracle";
import { openSimdTraining } from "./trainer";

let built: Bundle;
let oracle: typeof lossByTfjs;

beforeAll(async () => {
  built = await bundle({ oracle: "lib/testing/trainer/simd/oracle.ts" }, { platform: "node" });
  oracle = (await import(/* @vite-ignore */ `${built.folder}/oracle.mjs`)).lossByTfjs;
});
afterAll(() => built.dispose());

const STEPS = 100;

/** Mean loss on the training split after the steps. */
async function lossBySimd(taught: Lesson): Promise<number> {
  const { plan, examples, weights } = taught;
  const trainer = (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }))!;
  trainer.train(STEPS);
  const { count, labels } = examples.train;
  const outputs = trainer.outputs("train", 0, count);
  const units = outputs.length / count;
  const losses = Array.from(labels, (label, example) => {
    const row = Array.from(outputs.subarray(example * units, (example + 1) * units));
    if (plan.loss === "mse") return (row[0] - label) ** 2;
    return Math.log(row.reduce((sum, logit) => sum + Math.exp(logit), 0)) - row[label];
  });
  return losses.reduce((sum, loss) => sum + loss) / count;
}

const LEARNING_RATES: Readonly<Record<Optimiser, number>> = {
  sgd: 0.1,
  momentum: 0.02,
  rmsprop: 0.003,
  adam: 0.005,
};
/** Dropout draws other masks there. Each network by one optimiser, two by all. */
const CASES = Object.entries(LESSONS)
  .filter(([, { layers }]) => layers.every((layer) => layer.kind !== "dropout"))
  .flatMap(([name, choice], index) =>
    (Object.keys(LEARNING_RATES) as Optimiser[])
      .filter((_, turn) => turn === index % 4 || index === 2 || index === 6)
      .map((optimiser) => ({ name, choice, optimiser })),
  );

test.each(CASES)(
  "$name, by $optimiser: the loss after 100 steps is that of TensorFlow.js",
  async ({ choice, optimiser }) => {
    const taught = lesson({ ...choice, optimiser, learningRate: LEARNING_RATES[optimiser] });
    const expected = await oracle(taught, inOrder(taught), STEPS);
    expect(Math.abs((await lossBySimd(taught)) / expected - 1)).toBeLessThan(5e-4);
  },
);
