import { describe, expect, test } from "vitest";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import { inOrder, LESSONS, lesson } from "@/lib/testing/trainer/simd/lessons";
import { lossByHand, outputByHand } from "@/lib/testing/trainer/simd/reference";
import { openSimdTraining } from "./trainer";

const STEPS_BEFORE = 3;

describe.each(["wasm-simd", "flat"] as const)("on %s", (machine) => {
  test.each(OPTIMISERS)(
    "a step taken apart is the step that training takes, to the bit, by %s, whatever the layers",
    async (optimiser) => {
      for (const choice of Object.values(LESSONS)) {
        const taught = lesson({ ...choice, optimiser, weightDecay: 0.1 });
        const { plan, examples, weights } = taught;
        const open = async () =>
          (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }, machine))!;
        const [whole, apart] = [await open(), await open()];
        for (const each of [whole, apart]) each.train(STEPS_BEFORE);
        const { before, after, batch } = apart.takeApart();
        expect(before).toEqual(whole.trainState());
        whole.train(1);
        expect(after).toEqual(whole.trainState());
        expect(batch).toHaveLength(plan.batchSize);
        // Both continue identically.
        for (const each of [whole, apart]) each.train(2);
        expect(apart.trainState()).toEqual(whole.trainState());
      }
    },
  );
});

describe.each(Object.entries(LESSONS))("%s", (_, choice) => {
  const taught = lesson(choice);
  const { plan, examples, weights } = taught;
  const open = async () => (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }))!;

  test("gives out what its definition says, layer by layer, for every example of the batch", async () => {
    const { batch, values } = (await open()).takeApart();
    const { features, count } = examples.train;
    const width = features.length / count;
    plan.layers.forEach((_layer, index) => {
      const upTo = { ...plan, layers: plan.layers.slice(0, index + 1) };
      const expected = Array.from(batch).flatMap((example, row) => {
        const input = Array.from(features.subarray(example * width, (example + 1) * width));
        return outputByHand(upTo, Float64Array.from(weights), input, row);
      });
      const found = values(index, batch.length);
      expect(found).toHaveLength(expected.length);
      found.forEach((value, at) => {
        expect(Math.abs(value - expected[at])).toBeLessThan(3e-5);
      });
    });
  });

  test("has at its outputs the gradient that finite differences of the biases have, summed over the batch", async () => {
    const { batch, errors } = (await open()).takeApart();
    const last = plan.layers.at(-1)!;
    if (last.kind !== "dense") throw new Error("The last layer is dense.");
    const found = errors(plan.layers.length - 1, batch.length)!;
    for (let unit = 0; unit < last.units; unit++) {
      let sum = 0;
      for (let row = 0; row < batch.length; row++) sum += found[row * last.units + unit];
      const moved = (change: number) => {
        const other = Float64Array.from(weights);
        other[weights.length - last.units + unit] += change;
        return lossByHand(taught, other, Array.from(batch));
      };
      expect(sum).toBeCloseTo((moved(1e-4) - moved(-1e-4)) / 2e-4, 5);
    }
  });
});
