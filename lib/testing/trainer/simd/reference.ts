import type { LayerActivation, LayerPlan, Picture } from "@/lib/learning/network/layer-plan";
import { unreachable } from "@/lib/learning/unreachable";
import { dropoutMask } from "@/lib/trainer/run/dropout-mask";
import type { TrainingPlan } from "@/lib/trainer/run/training-plan";
import { normal } from "../normal";
import { lastLetters, numbersSeen } from "../one-hot";
import type { Lesson } from "./lessons";

/** The mean loss of a network in float64 by its definition, one example at a time: slow, but easy to read. */
export function lossByHand(
  { plan, examples }: Lesson,
  weights: Float64Array,
  batch: readonly number[],
): number {
  const { features, labels, count } = examples.train;
  const width = features.length / count;
  const losses = batch.map((example, row) => {
    const input = Array.from(features.subarray(example * width, (example + 1) * width));
    const output = outputByHand(plan, weights, input, row);
    return plan.loss === "mse" ? (output[0] - labels[example]) ** 2 : surprise(output, labels[example]);
  });
  return losses.reduce((sum, loss) => sum + loss) / batch.length;
}

/** One example's outputs. `row`: its index in the batch, for dropout at step 0; null for no dropout. */
export function outputByHand(plan: TrainingPlan, weights: Float64Array, input: number[], row: number | null) {
  let from = 0;
  const take = (count: number) => {
    from += count;
    return weights.subarray(from - count, from);
  };
  return plan.layers.reduce(
    (values, layer, index) => {
      switch (layer.kind) {
        case "dense": {
          const matrix = take(layer.inputs * layer.units);
          const sums = Array.from(take(layer.units), (bias, unit) =>
            values.reduce((sum, value, at) => sum + value * matrix[at * layer.units + unit], bias),
          );
          return sums.map((sum) => activated(sum, layer.activation));
        }
        case "conv2d": {
          const { kernel, input: shape, output } = layer;
          const matrix = take(kernel ** 2 * shape.channels * output.channels);
          return convolved(layer, values, matrix, take(output.channels));
        }
        case "max-pool":
          return pooled(layer, values);
        case "flatten":
          return values;
        case "dropout": {
          if (row === null) return values;
          const mask = dropoutMask(plan, index, 0, row + 1).subarray(row * values.length);
          return values.map((value, at) => value * mask[at]);
        }
        case "context": {
          const seen = lastLetters(values, layer);
          const { length, symbols, embedding } = layer;
          if (embedding === null) return seen;
          const table = take(symbols * embedding);
          return Array.from({ length: length * embedding }, (_, place) => {
            const first = Math.floor(place / embedding) * symbols;
            const symbol = seen.slice(first, first + symbols).indexOf(1);
            return table[symbol * embedding + (place % embedding)];
          });
        }
        default:
          return unreachable(layer);
      }
    },
    numbersSeen(input, plan.featureShape),
  );
}

function activated(sum: number, activation: LayerActivation): number {
  if (activation === "tanh") return Math.tanh(sum);
  if (activation === "relu") return Math.max(0, sum);
  if (activation === "gelu") return sum * normal(sum);
  return activation === "sigmoid" ? 1 / (1 + Math.exp(-sum)) : sum;
}

type Of<Kind extends LayerPlan["kind"]> = Extract<LayerPlan, { kind: Kind }>;

function convolved(
  layer: Of<"conv2d">,
  values: number[],
  matrix: Float64Array,
  biases: Float64Array,
): number[] {
  const { input, output, kernel, stride, margin } = layer;
  return eachPlace(output, (y, x, filter) => {
    let sum = biases[filter];
    for (let dy = 0; dy < kernel; dy++) {
      for (let dx = 0; dx < kernel; dx++) {
        const [row, column] = [y * stride + dy - margin.top, x * stride + dx - margin.left];
        if (row < 0 || row >= input.rows || column < 0 || column >= input.columns) continue;
        for (let channel = 0; channel < input.channels; channel++) {
          const weight = ((dy * kernel + dx) * input.channels + channel) * output.channels + filter;
          sum += values[(row * input.columns + column) * input.channels + channel] * matrix[weight];
        }
      }
    }
    return activated(sum, layer.activation);
  });
}

function pooled({ input, output, size, stride }: Of<"max-pool">, values: number[]): number[] {
  return eachPlace(output, (y, x, channel) => {
    const window = Array.from({ length: size * size }, (_, place) => {
      const [row, column] = [y * stride + Math.floor(place / size), x * stride + (place % size)];
      return values[(row * input.columns + column) * input.channels + channel];
    });
    return Math.max(...window);
  });
}

function eachPlace(
  { rows, columns, channels }: Picture,
  at: (y: number, x: number, channel: number) => number,
) {
  return Array.from({ length: rows * columns * channels }, (_, place) => {
    const pixel = Math.floor(place / channels);
    return at(Math.floor(pixel / columns), pixel % columns, place % channels);
  });
}

function surprise(logits: number[], label: number): number {
  const max = Math.max(...logits);
  return max + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - max), 0)) - logits[label];
}
