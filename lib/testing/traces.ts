import { type LayerPlan, planLayers, planNetwork } from "@/lib/learning/network/layer-plan";
import type { LayerTrace, ParameterTrace, StepTrace, WeightsTrace } from "@/lib/learning/training/step-trace";

/** A plan, and the trace of one step of its network. */
type TracedPlan = { readonly plan: readonly LayerPlan[]; readonly trace: StepTrace };

const NONE = new Float32Array(0);
const all = (count: number) => Int32Array.from({ length: count }, (_, index) => index);

/** Parameters before and after an SGD step. */
function parameters(before: number[], gradient: number[], after: number[]): ParameterTrace {
  return {
    before: Float32Array.from(before),
    gradient: Float32Array.from(gradient),
    after: Float32Array.from(after),
    firstMemory: NONE,
    secondMemory: NONE,
  };
}

/** The trace of a layer of `count` units. */
function numbers(
  count: number,
  values: number[],
  errors: number[] | null,
  weights: WeightsTrace | null,
): LayerTrace {
  return {
    shape: [count],
    shown: all(count),
    shownChannels: null,
    values: Float32Array.from(values),
    errors: errors && Float32Array.from(errors),
    weights,
  };
}

const RULE = { optimiser: "sgd", learningRate: 0.5, weightDecay: 0 } as const;

/**
 * A step of a 2-2-1 network that was computed by hand: ReLU, squared error, learning rate 0.5, examples a (1, 2) → 1 and b (2, −1) → 2.25.
 * `dropsFirst`: dropout after the hidden layer has dropped the first unit for a.
 */
export function paperTrace(dropsFirst = false): TracedPlan {
  const dropout = { kind: "dropout", rate: 0.5 } as const;
  const hidden = { kind: "dense", units: 2, activation: "relu" } as const;
  const network = { layers: dropsFirst ? [hidden, dropout] : [hidden] };
  const first: WeightsTrace = {
    ...{ rows: 2, columns: 2, shownRows: all(2), shownColumns: all(2), gradientSize: 4.9 },
    matrix: parameters([1, -1, 0.5, 2], [3.5, 0.25, -3, 0.5], [-0.75, -1.125, 2, 1.75]),
    biases: parameters([0, 0.5], [1.5, 0.25], [-0.75, 0.375]),
  };
  const second: WeightsTrace = {
    ...{ rows: 2, columns: 1, shownRows: all(2), shownColumns: all(1), gradientSize: 1.5 },
    matrix: parameters([2, -1], [1, -0.875], [1.5, -0.5625]),
    biases: parameters([0.25], [0.75], [-0.125]),
  };
  const { errors: _, ...input } = numbers(2, [1, 2, 2, -1], null, null);
  return {
    plan: planNetwork(network, [2], { kind: "regression" }),
    trace: {
      step: 0,
      rule: RULE,
      batch: {
        examples: Int32Array.of(7, 3),
        labels: Float32Array.of(1, 2.25),
        outputs: Float32Array.of(0.75, 3.25),
        losses: Float64Array.of(0.0625, 1),
        loss: 0.53125,
        shownExamples: 2,
      },
      input: { ...input, errors: null },
      layers: [
        numbers(2, [2, 3.5, 1.5, 0], [-0.5, 0.25, 2, 0], first),
        ...(dropsFirst ? [numbers(2, [0, 7, 3, 0], null, null)] : []),
        numbers(1, [0.75, 3.25], [-0.25, 1], second),
      ],
      totals: { parameters: 9, shownParameters: 9, gradientSize: 5.1, updateSize: 2.55 },
    },
  };
}

/** A picture of 2 × 2 pixels; three filters of 2 × 2, of which the first and the last are shown; flattened; and two classes. */
export function pictureTrace(): TracedPlan {
  const plan = planLayers(
    [2, 2, 1],
    [
      { kind: "conv2d", filters: 3, kernel: 2, stride: 1, padding: "same", activation: "relu" },
      { kind: "flatten" },
      { kind: "dense", units: 2, activation: "linear" },
    ],
  );
  const filters = [1, -2, 0, 0, 3, 0, 0, 4];
  const weights: WeightsTrace = {
    ...{ rows: 4, columns: 3, shownRows: all(4), shownColumns: Int32Array.of(0, 2), gradientSize: 5 },
    matrix: parameters(
      filters,
      [3, 0, 4, 0, 0, 0, 0, 1],
      filters.map((weight) => weight - 1),
    ),
    biases: parameters([0, 0], [0, 0], [0, 0]),
  };
  const dense: WeightsTrace = {
    ...{ rows: 12, columns: 2, shownRows: Int32Array.of(0, 5), shownColumns: all(2), gradientSize: 1 },
    matrix: parameters([1, 2, 3, 4], [0, 0, 0, 0], [1, 2, 3, 4]),
    biases: parameters([0, 0], [0, 0], [0, 0]),
  };
  return {
    plan,
    trace: {
      step: 4,
      rule: RULE,
      batch: {
        examples: Int32Array.of(0),
        labels: Float32Array.of(1),
        outputs: Float32Array.of(2, 0),
        losses: Float64Array.of(2.13),
        loss: 2.13,
        shownExamples: 1,
      },
      input: {
        ...{ shape: [2, 2, 1], shown: all(4), shownChannels: all(1), errors: null },
        values: Float32Array.of(0, 0.5, 1, 0),
      },
      layers: [
        {
          ...{ shape: [2, 2, 3], shown: Int32Array.of(0, 2, 3, 5, 6, 8, 9, 11), weights },
          shownChannels: Int32Array.of(0, 2),
          values: Float32Array.of(1, 10, 2, 20, 3, 30, 4, 40),
          errors: Float32Array.of(0, 1, 0, 1, 0, 1, 0, 1),
        },
        {
          ...{ shape: [12], shown: Int32Array.of(0, 5), shownChannels: null, errors: null, weights: null },
          values: Float32Array.of(1, 20),
        },
        numbers(2, [2, 0], [0.88, -0.88], dense),
      ],
      totals: { parameters: 41, shownParameters: 16, gradientSize: 5.1, updateSize: 1 },
    },
  };
}
