import { describe, expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import type { InsideQuestion } from "@/lib/learning/training/network-inside";
import { type Lesson, moons, pictures, wave } from "@/lib/testing/trainer/lessons";
import { forward } from "@/lib/testing/trainer/reference-layers";
import { trainingPlan, weightLayout } from "@/lib/trainer/run/training-plan";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { networkInside } from "./inside";

const goOn = async () => true;

async function trained({ spec, examples }: Lesson, steps: number) {
  const engine = (await openSimdEngine(spec, examples))!;
  await engine.train(steps);
  return { plan: trainingPlan(spec).layers, weights: await engine.weights() };
}

function withLayers(lesson: Lesson, layers: Layer[]): Lesson {
  return { ...lesson, spec: { ...lesson.spec, network: { layers } } };
}

const EVERY_ACTIVATION = withLayers(moons(), [
  { kind: "dense", units: 9, activation: "relu" },
  { kind: "dropout", rate: 0.3 },
  { kind: "dense", units: 8, activation: "sigmoid" },
  { kind: "dense", units: 7, activation: "gelu" },
  { kind: "dense", units: 6, activation: "tanh" },
]);

/** Every dense layer's values for one example, in float64. */
function byHand({ plan, weights }: Awaited<ReturnType<typeof trained>>, example: readonly number[]) {
  const exact = Float64Array.from(weights);
  const layout = weightLayout(plan);
  let values = [...example];
  return plan.flatMap((layer, index) => {
    const at = layout.find((one) => one.layer === index);
    if (!at) return [];
    const learnt = { matrix: exact.slice(at.matrix, at.biases), biases: exact.slice(at.biases, at.end) };
    values = forward(layer, learnt, values, []);
    return [values];
  });
}

describe("what every unit computes is what the same weights give in float64", () => {
  test.each([
    ["two layers of tanh, told apart in the plane", moons(), [-0.7, 0.4, 1.3, -0.2, 0, 0]],
    ["a fitted curve", wave({}, "relu"), [-1, 0.25, 0.9]],
    ["every activation of the catalogue, and dropout", EVERY_ACTIVATION, [0.1, -2, 1.5, 1.5]],
  ])("%s", async (_, lesson, numbers) => {
    const network = await trained(lesson, 60);
    const inputs = Float32Array.from(numbers);
    const width = lesson.spec.featureShape[0]!;
    const count = inputs.length / width;
    const inside = await networkInside(
      network.plan,
      network.weights,
      { of: "units", inputs, count, most: 5 },
      goOn,
    );
    const expected = Array.from({ length: count }, (_, row) =>
      byHand(network, [...inputs.subarray(row * width, (row + 1) * width)]),
    );
    expect(inside!.diverged).toBe(false);
    inside!.layers.forEach((layer, at) => {
      expect(layer.shown).toBe(Math.min(5, layer.units));
      for (let unit = 0; unit < layer.shown; unit++) {
        for (let row = 0; row < count; row++)
          expect(layer.activations[unit * count + row]).toBeCloseTo(expected[row]![at]![unit]!, 5);
      }
    });
    expect(inside!.layers).toHaveLength(expected[0]!.length);
  });
});

test("the last layer's numbers are the network's own outputs", async () => {
  const { spec, examples } = moons();
  const engine = (await openSimdEngine(spec, examples))!;
  await engine.train(40);
  const { features, count } = examples.validation;
  const inputs = Float32Array.from(features);
  const question: InsideQuestion = { of: "units", inputs, count, most: 2 };
  const inside = await networkInside(trainingPlan(spec).layers, await engine.weights(), question, goOn);
  const outputs = await engine.predict(inputs, count);
  const last = inside!.layers.at(-1)!;
  for (let row = 0; row < count; row++) {
    expect(last.activations[row]).toBeCloseTo(outputs[2 * row]!, 4);
    expect(last.activations[count + row]).toBeCloseTo(outputs[2 * row + 1]!, 4);
  }
});

test("weights are those of the first units, and of pictures only the first layer's", async () => {
  const network = await trained(pictures(), 5);
  const { layers } = (await networkInside(
    network.plan,
    network.weights,
    { of: "first-layer", most: 3 },
    goOn,
  ))!;
  const { matrix, biases, ...sizes } = layers[0]!;
  expect(layers).toHaveLength(1);
  expect(sizes).toEqual({ layer: 0, rows: 784, shown: 3, units: 64, activations: new Float32Array(0) });
  expect(matrix.slice(0, 6)).toEqual(Float32Array.from([0, 1, 2, 64, 65, 66], (at) => network.weights[at]!));
  expect(biases).toEqual(network.weights.slice(784 * 64, 784 * 64 + 3));
});

test("weights that are no longer finite are told, and a network that is replaced meanwhile answers nothing", async () => {
  const { plan, weights } = await trained(wave({}, "relu"), 1);
  const question: InsideQuestion = { of: "units", inputs: new Float32Array([0.5, 1]), count: 2, most: 4 };
  const wild = weights.map(() => 1e30);
  expect(await networkInside(plan, wild, question, goOn)).toMatchObject({ diverged: true });
  expect(
    await networkInside(plan, weights.with(3, Number.NaN), { of: "first-layer", most: 1 }, goOn),
  ).toMatchObject({
    diverged: true,
  });
  expect(await networkInside(plan, weights, question, async () => false)).toBe(null);
});
