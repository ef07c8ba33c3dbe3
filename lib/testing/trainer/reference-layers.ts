import type { LayerActivation, LayerPlan } from "@/lib/learning/network/layer-plan";
import { unreachable } from "@/lib/learning/unreachable";
import { normal } from "./normal";
import { lastLetters } from "./one-hot";

/** A layer's parameters, with matrices laid out as in `weightLayout`; both are empty for layers that learn nothing. */
export type Learnt = { readonly matrix: Float64Array; readonly biases: Float64Array };

/** A connection from one input to one output, through the weight at an index. */
type Wire = { readonly from: number; readonly to: number; readonly weight: number };

/** One example's numbers after the layer. `mask`: what dropout multiplies them with. */
export function forward(layer: LayerPlan, learnt: Learnt, values: number[], mask: number[]): number[] {
  switch (layer.kind) {
    case "dense":
    case "conv2d":
      return sumsOf(layer, learnt, values).map((sum) => activated(sum, layer.activation));
    case "max-pool":
      return winners(layer, values).map((place) => values[place]);
    case "flatten":
      return values;
    case "dropout":
      return values.map((value, place) => value * mask[place]);
    case "context": {
      const seen = lastLetters(values, layer);
      if (layer.embedding === null) return seen;
      return Array.from({ length: layer.length * layer.embedding }, (_, place) => {
        const { from, at } = embedded(layer, place);
        return at.reduce((sum, weight, symbol) => sum + seen[from + symbol] * learnt.matrix[weight], 0);
      });
    }
    default:
      return unreachable(layer);
  }
}

/** The gradient before the layer, from the gradient after it; adds to the gradients of the layer's parameters. */
export function backward(
  layer: LayerPlan,
  learnt: Learnt,
  gradients: Learnt,
  flow: {
    readonly before: number[];
    readonly back: number[];
    readonly mask: number[];
  },
): number[] {
  const { before, back, mask } = flow;
  const upstream = before.map(() => 0);
  switch (layer.kind) {
    case "dense":
    case "conv2d": {
      const sums = sumsOf(layer, learnt, before);
      const local = back.map((value, place) => value * slope(sums[place], layer.activation));
      for (const [place, value] of local.entries())
        gradients.biases[place % gradients.biases.length] += value;
      for (const { from, to, weight } of wires(layer)) {
        gradients.matrix[weight] += before[from] * local[to];
        upstream[from] += learnt.matrix[weight] * local[to];
      }
      return upstream;
    }
    case "max-pool":
      for (const [place, winner] of winners(layer, before).entries()) upstream[winner] += back[place];
      return upstream;
    case "flatten":
      return back;
    case "dropout":
      return back.map((value, place) => value * mask[place]);
    case "context": {
      if (layer.embedding === null) return upstream;
      const seen = lastLetters(before, layer);
      for (const [place, value] of back.entries()) {
        const { from, at } = embedded(layer, place);
        for (const [symbol, weight] of at.entries()) gradients.matrix[weight] += seen[from + symbol] * value;
      }
      return upstream;
    }
    default:
      return unreachable(layer);
  }
}

/** Where the letter of an embedding's number begins among the letters, and the weights of that number for each symbol. */
function embedded({ symbols, embedding }: Of<"context">, place: number) {
  const numbers = embedding!;
  const at = Array.from({ length: symbols }, (_, symbol) => symbol * numbers + (place % numbers));
  return { from: Math.floor(place / numbers) * symbols, at };
}

type Of<Kind extends LayerPlan["kind"]> = Extract<LayerPlan, { kind: Kind }>;

function countAfter(layer: Of<"dense" | "conv2d">): number {
  if (layer.kind === "dense") return layer.units;
  const { rows, columns, channels } = layer.output;
  return rows * columns * channels;
}

/** The layer's sums, before its activation. */
function sumsOf(layer: Of<"dense" | "conv2d">, { matrix, biases }: Learnt, values: number[]): number[] {
  const sums = Array.from({ length: countAfter(layer) }, (_, place) => biases[place % biases.length]);
  for (const { from, to, weight } of wires(layer)) sums[to] += values[from] * matrix[weight];
  return sums;
}

function* wires(layer: Of<"dense" | "conv2d">): Generator<Wire> {
  if (layer.kind === "dense") {
    for (let from = 0; from < layer.inputs; from++)
      for (let to = 0; to < layer.units; to++) yield { from, to, weight: from * layer.units + to };
    return;
  }
  const { input, output, kernel, margin } = layer;
  for (const { y, x, pixel } of windows(layer, kernel, margin)) {
    for (const { row, column, place } of pixel) {
      for (let channel = 0; channel < input.channels; channel++) {
        for (let filter = 0; filter < output.channels; filter++) {
          yield {
            from: (row * input.columns + column) * input.channels + channel,
            to: (y * output.columns + x) * output.channels + filter,
            weight: (place * input.channels + channel) * output.channels + filter,
          };
        }
      }
    }
  }
}

/** The input that each output was taken from; the first if several are equally large. */
function winners(layer: Of<"max-pool">, values: number[]): number[] {
  const { input, output, size } = layer;
  const places: number[] = [];
  for (const { pixel } of windows(layer, size, { top: 0, left: 0 })) {
    for (let channel = 0; channel < output.channels; channel++) {
      const seen = pixel.map(({ row, column }) => (row * input.columns + column) * input.channels + channel);
      places.push(seen.reduce((best, place) => (values[place] > values[best] ? place : best)));
    }
  }
  return places;
}

/** Every window's position in the output, and the input pixels in it, with their positions in the window. */
function windows(
  { input, output, stride }: Of<"conv2d" | "max-pool">,
  size: number,
  margin: { readonly top: number; readonly left: number },
) {
  return Array.from({ length: output.rows * output.columns }, (_, index) => {
    const [y, x] = [Math.floor(index / output.columns), index % output.columns];
    const pixel = Array.from({ length: size * size }, (_, place) => ({
      row: y * stride + Math.floor(place / size) - margin.top,
      column: x * stride + (place % size) - margin.left,
      place,
    })).filter(({ row, column }) => row >= 0 && row < input.rows && column >= 0 && column < input.columns);
    return { y, x, pixel };
  });
}

function activated(sum: number, activation: LayerActivation): number {
  if (activation === "tanh") return Math.tanh(sum);
  if (activation === "relu") return Math.max(0, sum);
  if (activation === "gelu") return sum * normal(sum);
  return activation === "sigmoid" ? 1 / (1 + Math.exp(-sum)) : sum;
}

/** The derivative of an activation at a sum. */
function slope(sum: number, activation: LayerActivation): number {
  if (activation === "linear") return 1;
  if (activation === "relu") return sum > 0 ? 1 : 0;
  if (activation === "gelu") return normal(sum) + (sum * Math.exp(-(sum ** 2) / 2)) / Math.sqrt(2 * Math.PI);
  const value = activated(sum, activation);
  return activation === "tanh" ? 1 - value ** 2 : value * (1 - value);
}
