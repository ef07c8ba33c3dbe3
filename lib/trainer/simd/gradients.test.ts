import { describe, expect, test } from "vitest";
import { inOrder, LESSONS, lesson } from "@/lib/testing/trainer/simd/lessons";
import { lossByHand, outputByHand } from "@/lib/testing/trainer/simd/reference";
import { openSimdTraining } from "./trainer";

const BATCH = [4, 9, 1, 20, 13];
/** The most weights that are varied, spread over the network. */
const MOST_MEASURED = 1_000;

/** The largest difference, relative to the largest value. */
function difference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const values = Array.from(other);
  const size = Math.max(...values.map(Math.abs));
  return Math.max(...values.map((value, index) => Math.abs(value - one[index]))) / size;
}

describe.each(Object.entries(LESSONS))("%s", (_, choice) => {
  const taught = lesson(choice);
  const { plan, examples, weights } = taught;
  const exact = Float64Array.from(weights);

  test("has the loss and the gradients of finite differences in float64", async () => {
    const trainer = (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }))!;
    const { loss, gradients } = trainer.gradients(BATCH);
    expect(difference([loss], [lossByHand(taught, exact, BATCH)])).toBeLessThan(2e-6);
    const moved = (index: number, change: number) => {
      const other = exact.slice();
      other[index] += change;
      return lossByHand(taught, other, BATCH);
    };
    expect(gradients).toHaveLength(exact.length);
    const every = Math.ceil(exact.length / MOST_MEASURED);
    const chosen = Array.from(exact.keys()).filter((index) => index % every === 0);
    const measured = chosen.map((index) => (moved(index, 1e-6) - moved(index, -1e-6)) / 2e-6);
    const theirs = chosen.map((index) => gradients[index]);
    expect(difference(theirs, measured)).toBeLessThan(5e-6);
    expect(trainer.weights()).toEqual(weights);
  });

  test("answers as float64 does, without dropout, for any number of examples", async () => {
    const trainer = (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }))!;
    const { features, count } = examples.validation;
    const width = features.length / count;
    const byHand = Array.from({ length: count }, (_, example) =>
      outputByHand(plan, exact, Array.from(features.subarray(example * width, (example + 1) * width)), null),
    ).flat();
    const units = byHand.length / count;
    expect(difference(trainer.outputs("validation", 0, count), byHand)).toBeLessThan(2e-6);
    expect(trainer.predict(features, count)).toEqual(trainer.outputs("validation", 0, count));
    expect(trainer.outputs("validation", 5, 3)).toEqual(
      trainer.outputs("validation", 0, count).slice(5 * units, 8 * units),
    );
  });
});

test("more examples than fit are answered in several parts", async () => {
  const taught = lesson(LESSONS["dense layers, ReLU, two classes"]);
  const { plan, examples, weights } = taught;
  const trainer = (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }))!;
  const inputs = Float32Array.from({ length: 2 * 500 }, (_, index) => Math.sin(index));
  const all = trainer.predict(inputs, 500);
  expect(trainer.predict(inputs.slice(600), 200)).toEqual(all.slice(600));
});
