import { describe, expect, test } from "vitest";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import type { LayerTrace } from "@/lib/learning/training/step-trace";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { updateTerms } from "@/lib/learning/training/update-terms";
import { LAYER_LESSONS, layerLesson } from "@/lib/testing/trainer/layer-lessons";
import { type Lesson, moons, pictures } from "@/lib/testing/trainer/lessons";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { openTracer } from "./tracer";

/** Never yields. */
const TERMS = { now: () => performance.now(), mayContinue: async () => true };

/*
 * A 2-2-1 network on paper. Hidden units are ReLU, the output is a number, the loss its squared error.
 *
 *   W₁ = │ 1    −1 │   b₁ = (0, 0.5)     W₂ = │  2 │   b₂ = 0.25     learning rate 0.5
 *        │ 0.5   2 │                          │ −1 │
 *
 *   example a: x = (1, 2), target 1                  example b: x = (2, −1), target 2.25
 *     z = (1 + 2 · 0.5, −1 + 2 · 2 + 0.5)              z = (2 − 0.5, −2 − 2 + 0.5)
 *       = (2, 3.5), and so is h                          = (1.5, −3.5), h = (1.5, 0)
 *     output = 2 · 2 − 3.5 + 0.25 = 0.75               output = 2 · 1.5 + 0.25 = 3.25
 *     error = −0.25, loss 0.0625                       error = 1, loss 1              mean loss 0.53125
 *
 *   d loss ÷ d output = 2 · error ÷ 2 examples: a −0.25, b 1
 *   d loss ÷ d z:  a (−0.25 · 2, −0.25 · −1) = (−0.5, 0.25)          b (1 · 2, 0, the second unit being off) = (2, 0)
 *   gradient of W₂: (2 · −0.25 + 1.5 · 1, 3.5 · −0.25 + 0) = (1, −0.875)          of b₂: −0.25 + 1 = 0.75
 *   gradient of W₁: from x₁ (1 · −0.5 + 2 · 2, 1 · 0.25) = (3.5, 0.25)            of b₁: (−0.5 + 2, 0.25) = (1.5, 0.25)
 *                   from x₂ (2 · −0.5 − 1 · 2, 2 · 0.25) = (−3, 0.5)
 *   new weights = old − 0.5 · gradient:
 *     W₁ = │ −0.75  −1.125 │   b₁ = (−0.75, 0.375)     W₂ = (1.5, −0.5625)     b₂ = −0.125
 *          │  2      1.75  │
 */
const PAPER: { spec: RunSpec; examples: Examples; weights: Float32Array } = {
  spec: {
    task: { kind: "regression" },
    featureShape: [2],
    seed: 1,
    network: { layers: [{ kind: "dense", units: 2, activation: "relu" }] },
    hyperparameters: { learningRate: 0.5, optimiser: "sgd", batchSize: 2, epochs: 1, weightDecay: 0 },
  },
  examples: {
    train: { count: 2, features: Float32Array.of(1, 2, 2, -1), labels: Float32Array.of(1, 2.25) },
    validation: { count: 1, features: Float32Array.of(0, 0), labels: Float32Array.of(0) },
  },
  weights: Float32Array.of(1, -1, 0.5, 2, 0, 0.5, 2, -1, 0.25),
};

function at(step: number, weights: Float32Array) {
  const none = new Float32Array(weights.length);
  return { step, weights, firstMemory: none, secondMemory: none };
}

test("every number of a step of a 2-2-1 network is as worked out by hand", async () => {
  const { spec, examples, weights } = PAPER;
  const trace = (await openTracer(spec, examples, at(0, weights))).next();
  // The batch is shuffled; on paper a comes first.
  const rows = [0, 1].map((example) => trace.batch.examples.indexOf(example));
  const byExample = (values: Float32Array | Float64Array) => {
    const width = values.length / 2;
    return rows.map((row) => Array.from(values.subarray(row * width, (row + 1) * width)));
  };
  expect(trace.step).toBe(0);
  expect(trace.rule).toEqual({ optimiser: "sgd", learningRate: 0.5, weightDecay: 0 });
  expect(byExample(trace.batch.losses)).toEqual([[0.0625], [1]]);
  expect(byExample(trace.batch.outputs)).toEqual([[0.75], [3.25]]);
  expect(byExample(trace.batch.labels)).toEqual([[1], [2.25]]);
  expect(trace.batch.loss).toBe(0.53125);
  expect(byExample(trace.input.values)).toEqual([
    [1, 2],
    [2, -1],
  ]);
  const [hidden, output] = trace.layers;
  expect(byExample(hidden.values)).toEqual([
    [2, 3.5],
    [1.5, 0],
  ]);
  expect(byExample(hidden.errors!)).toEqual([
    [-0.5, 0.25],
    [2, 0],
  ]);
  expect(byExample(output.errors!)).toEqual([[-0.25], [1]]);
  const numbers = ({ weights: learnt }: LayerTrace) => {
    const { matrix, biases } = learnt!;
    const { before, gradient, after } = matrix;
    return [before, biases.before, gradient, biases.gradient, after, biases.after].map((all) =>
      Array.from(all),
    );
  };
  expect(numbers(hidden)).toEqual([
    [1, -1, 0.5, 2],
    [0, 0.5],
    [3.5, 0.25, -3, 0.5],
    [1.5, 0.25],
    [-0.75, -1.125, 2, 1.75],
    [-0.75, 0.375],
  ]);
  expect(numbers(output)).toEqual([[2, -1], [0.25], [1, -0.875], [0.75], [1.5, -0.5625], [-0.125]]);
  const squares = [3.5, 0.25, -3, 0.5, 1.5, 0.25, 1, -0.875, 0.75].reduce((sum, g) => sum + g * g, 0);
  expect(trace.totals).toEqual({
    parameters: 9,
    shownParameters: 9,
    gradientSize: expect.closeTo(Math.sqrt(squares), 6),
    updateSize: expect.closeTo(0.5 * Math.sqrt(squares), 6),
  });
});

describe.each(OPTIMISERS)("by %s", (optimiser) => {
  const changes = { optimiser, learningRate: 0.02, weightDecay: 0.05 };
  const lessons: [string, Lesson][] = [
    ["moons", moons(changes)],
    ...LAYER_LESSONS.map((name): [string, Lesson] => [name, layerLesson(name, changes)]),
  ];

  test("slow motion continues a training as the training itself does, to the bit, also after skipped steps", async () => {
    for (const [, { spec, examples }] of lessons) {
      const engine = (await openSimdEngine(spec, examples))!;
      await engine.train(5);
      const tracer = await openTracer(spec, examples, await engine.trainState());
      tracer.next();
      await tracer.skip(6, TERMS);
      const trace = tracer.next();
      await engine.train(7);
      const before = await engine.trainState();
      await engine.train(1);
      const after = await engine.trainState();
      expect(trace.step).toBe(12);
      expect(shownWeights(trace.layers, "before")).toEqual(theSame(trace.layers, spec, before.weights));
      expect(shownWeights(trace.layers, "after")).toEqual(theSame(trace.layers, spec, after.weights));
      expect(trace.totals.updateSize).toBeGreaterThan(0);
    }
  });

  test("old weight, gradient and memories, put into the formula, give the new weight", async () => {
    for (const [, { spec, examples }] of lessons) {
      const tracer = await openTracer(spec, examples);
      await tracer.skip(3, TERMS);
      const { step, rule, layers } = tracer.next();
      for (const { weights } of layers) {
        if (!weights) continue;
        for (const [isBias, all] of [
          [false, weights.matrix],
          [true, weights.biases],
        ] as const) {
          all.before.forEach((before, index) => {
            const [gradient, after] = [all.gradient[index], all.after[index]];
            const [firstMemory, secondMemory] = [all.firstMemory[index] ?? 0, all.secondMemory[index] ?? 0];
            const one = { before, gradient, firstMemory, secondMemory, after };
            const { decayed, rate, direction } = updateTerms(one, { ...rule, step, isBias });
            expect(Math.abs(decayed - rate * direction - after)).toBeLessThan(1e-6);
          });
        }
      }
    }
  });
});

test("the mean of the examples' losses is the batch's loss", async () => {
  for (const name of LAYER_LESSONS) {
    const { spec, examples } = layerLesson(name);
    const { batch } = (await openTracer(spec, examples)).next();
    expect(batch.losses.reduce((sum, loss) => sum + loss, 0) / batch.losses.length).toBeCloseTo(
      batch.loss,
      5,
    );
  }
});

test("of a large network, the part with the largest gradients is shown, always the same part, and totals count all of it", async () => {
  const { spec, examples } = pictures();
  const tracer = await openTracer(spec, examples);
  const [one, other] = [tracer.next(), tracer.next()];
  const [hidden, output] = one.layers;
  expect(hidden.shown).toHaveLength(16);
  expect(hidden.weights).toMatchObject({ rows: 784, columns: 64, shownColumns: hidden.shown });
  // Pictures are seen whole, so that weights can be drawn as one.
  expect(hidden.weights?.shownRows).toHaveLength(784);
  expect(output.weights?.shownRows).toEqual(hidden.shown);
  expect(other.layers.map(({ shown }) => shown)).toEqual(one.layers.map(({ shown }) => shown));
  const parameters = parameterCount(planNetwork(spec.network, spec.featureShape, spec.task));
  expect(one.totals).toMatchObject({ parameters, shownParameters: 785 * 16 + 16 * 2 + 2 });
  const engine = (await openSimdEngine(spec, examples))!;
  const { gradients } = await engine.gradients(Array.from(one.batch.examples));
  const size = (column: number) => {
    let sum = Math.abs(gradients[784 * 64 + column]);
    for (let row = 0; row < 784; row++) sum += Math.abs(gradients[row * 64 + column]);
    return sum;
  };
  const sizes = Array.from({ length: 64 }, (_, column) => size(column)).sort((a, b) => b - a);
  expect(Math.min(...Array.from(hidden.shown, size))).toBe(sizes[15]);
});

test("letters come in as symbols, and whatever reads them shows its weights for all of them", async () => {
  const { spec, examples } = layerLesson("all letters, one-hot");
  const trace = (await openTracer(spec, examples)).next();
  const first = trace.batch.examples[0] * 16;
  expect(trace.input.shape).toEqual([16]);
  expect(Array.from(trace.input.values.subarray(0, 16))).toEqual([
    ...examples.train.features.subarray(first, first + 16),
  ]);
  const { rows, shownRows, matrix } = trace.layers[0].weights!;
  expect([rows, shownRows.length, matrix.before.length]).toEqual([16 * 9, 16 * 9, 16 * 9 * 5]);
  expect(matrix.gradient.some((gradient) => gradient !== 0)).toBe(true);

  const embedded = layerLesson("embedded letters, dropped");
  const [context, kept] = (await openTracer(embedded.spec, embedded.examples)).next().layers;
  expect(context).toMatchObject({ shape: [5, 3], weights: { rows: 9, columns: 3 } });
  expect([context.shown.length, kept.shape, kept.shown.length]).toEqual([15, [5, 3], 15]);
  expect(context.weights!.matrix.before).toEqual(initialWeights(embedded.spec).subarray(0, 27));
  expect(context.weights!.biases.before).toHaveLength(0);
});

function shownWeights(layers: readonly LayerTrace[], when: "before" | "after"): number[] {
  return layers.flatMap(({ weights }) => (weights ? [...weights.matrix[when], ...weights.biases[when]] : []));
}

/** The same parameters out of flat weights, by the layout's own definition. */
function theSame(layers: readonly LayerTrace[], spec: RunSpec, flat: Float32Array): number[] {
  const plan = planNetwork(spec.network, spec.featureShape, spec.task);
  expect(layers).toHaveLength(plan.length);
  let from = 0;
  return layers.flatMap(({ weights }, index) => {
    if (!weights) return [];
    const { rows, columns, shownRows, shownColumns } = weights;
    const matrix = Array.from(shownRows).flatMap((row) =>
      Array.from(shownColumns, (column) => flat[from + row * columns + column]),
    );
    from += rows * columns;
    // An embedding has no biases.
    if (plan[index].kind === "context") return matrix;
    const biases = Array.from(shownColumns, (column) => flat[from + column]);
    from += columns;
    return [...matrix, ...biases];
  });
}
