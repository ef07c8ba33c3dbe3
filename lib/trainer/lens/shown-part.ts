import type { LayerPlan, Picture } from "@/lib/learning/network/layer-plan";
import { featureCount, lettersOf } from "@/lib/learning/network/network";
import { unreachable } from "@/lib/learning/unreachable";
import { type LayerLayout, type TrainingPlan, weightLayout } from "@/lib/trainer/run/training-plan";

/** Up to this many units (and filters) are all shown; of more, those with the largest gradients. */
const SHOWN_UNITS = 16;
const SHOWN_FILTERS = 6;
/** The most activations in a trace, over all layers and examples. */
const SHOWN_VALUES = 60_000;
const MOST_EXAMPLES = 32;

/** Indices of the numbers of a signal that are shown, rising; of a picture, all pixels of some channels. */
export type ShownNumbers = {
  readonly shape: readonly number[];
  readonly numbers: Int32Array;
  readonly channels: Int32Array | null;
};

type ShownWeights = { readonly rows: Int32Array; readonly columns: Int32Array } | null;

/** Which part of a network is shown. It stays the same as long as the same training is watched, so that nothing jumps. */
export type ShownPart = {
  readonly input: ShownNumbers;
  /** One for each layer of the plan. */
  readonly layers: readonly ShownNumbers[];
  /** Rows and columns of each layer's matrix, rising; null for layers that learn nothing. */
  readonly weights: readonly ShownWeights[];
  /** How many examples of the batch, from the first, are shown. */
  readonly examples: number;
};

/** The part of a network with the largest gradients. `gradients`: laid out like the weights. */
export function shownPart(
  { layers, featureShape }: TrainingPlan,
  gradients: Float32Array,
  batchSize: number,
): ShownPart {
  const layout = weightLayout(layers);
  const input = shownInput(featureShape, layers, layout, gradients);
  let before = input;
  const shown = layers.map((layer, index): ShownNumbers => {
    before = shownAfter(layer, index, before, { layers, layout, gradients });
    return before;
  });
  const each = [input, ...shown].reduce((sum, { numbers }) => sum + numbers.length, 0);
  const examples = Math.max(1, Math.min(batchSize, MOST_EXAMPLES, Math.floor(SHOWN_VALUES / each)));
  const weights = layers.map((layer, index): ShownWeights => {
    const own = layout.find((one) => one.layer === index);
    if (!own) return null;
    const { numbers, channels } = shown[index]!;
    // An embedding is shown whole: each of its columns is in every letter's numbers.
    if (layer.kind === "context") return { rows: allOf(own.rows), columns: allOf(own.columns) };
    if (layer.kind !== "dense") return { rows: allOf(own.rows), columns: channels ?? numbers };
    // Which weights a letter uses depends on the letter, so those of all letters are shown.
    const rows = layer.oneHot ? allOf(own.rows) : (shown[index - 1] ?? input).numbers;
    return { rows, columns: numbers };
  });
  return { input, layers: shown, weights, examples };
}

type Whole = {
  readonly layers: readonly LayerPlan[];
  readonly layout: readonly LayerLayout[];
  readonly gradients: Float32Array;
};

function shownInput(
  featureShape: readonly number[],
  layers: readonly LayerPlan[],
  layout: readonly LayerLayout[],
  gradients: Float32Array,
): ShownNumbers {
  const letters = lettersOf(featureShape);
  // Letters are shown as the symbols that they are, not one-hot.
  if (letters) return { shape: [letters.positions], numbers: allOf(letters.positions), channels: null };
  const count = featureCount(featureShape);
  // Pictures are shown whole; of a wide table, the columns that matter.
  if (featureShape.length === 3) return wholePicture(featureShape);
  const numbers = strongestRows(readerAfter(-1, layers, layout), count, gradients);
  return { shape: [count], numbers, channels: null };
}

function shownAfter(layer: LayerPlan, index: number, before: ShownNumbers, whole: Whole): ShownNumbers {
  const { layers, layout, gradients } = whole;
  const own = layout.find((one) => one.layer === index);
  switch (layer.kind) {
    case "dense":
      return {
        shape: [layer.units],
        // Of the outputs, the likeliest are shown, and these change from example to example.
        numbers:
          index === layers.length - 1 ? allOf(layer.units) : strongestColumns(own!, SHOWN_UNITS, gradients),
        channels: null,
      };
    case "conv2d":
      return pixelsOf(layer.output, strongestColumns(own!, SHOWN_FILTERS, gradients));
    case "max-pool":
      return pixelsOf(layer.output, before.channels ?? allOf(layer.output.channels));
    case "dropout":
      return before;
    case "context": {
      const { length, symbols, embedding } = layer;
      // One-hot letters are in the input already, as the symbols that they are.
      return {
        shape: [length, embedding ?? symbols],
        numbers: allOf(length * (embedding ?? 0)),
        channels: null,
      };
    }
    case "flatten": {
      const count = featureCount(before.shape);
      const numbers = strongestRows(readerAfter(index, layers, layout), count, gradients);
      return { shape: [count], numbers, channels: null };
    }
    default:
      return unreachable(layer);
  }
}

/** The dense layer that reads this layer's output, directly or through dropout. */
function readerAfter(index: number, layers: readonly LayerPlan[], layout: readonly LayerLayout[]) {
  const next = layers.findIndex(({ kind }, at) => at > index && kind !== "dropout");
  return layers[next]?.kind === "dense" ? layout.find(({ layer }) => layer === next) : undefined;
}

function wholePicture(shape: readonly number[]): ShownNumbers {
  return { shape, numbers: allOf(featureCount(shape)), channels: allOf(shape[2]!) };
}

function pixelsOf({ rows, columns, channels }: Picture, shown: Int32Array): ShownNumbers {
  const numbers = new Int32Array(rows * columns * shown.length);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    for (const [at, channel] of shown.entries())
      numbers[pixel * shown.length + at] = pixel * channels + channel;
  }
  return { shape: [rows, columns, channels], numbers, channels: shown };
}

function strongestColumns(
  { columns, rows, matrix, biases }: LayerLayout,
  most: number,
  gradients: Float32Array,
) {
  return strongest(columns, most, (column) => {
    let sum = Math.abs(gradients[biases + column]!);
    for (let row = 0; row < rows; row++) sum += Math.abs(gradients[matrix + row * columns + column]!);
    return sum;
  });
}

function strongestRows(reader: LayerLayout | undefined, count: number, gradients: Float32Array): Int32Array {
  return strongest(count, SHOWN_UNITS, (row) => {
    let sum = 0;
    if (!reader) return sum;
    const { columns, matrix } = reader;
    for (let column = 0; column < columns; column++)
      sum += Math.abs(gradients[matrix + row * columns + column]!);
    return sum;
  });
}

/** The `most` indices below `count` with the largest size, rising. */
function strongest(count: number, most: number, size: (index: number) => number): Int32Array {
  const all = allOf(count);
  if (count <= most) return all;
  const sizes = Float64Array.from(all, size);
  return all
    .sort((one, other) => sizes[other]! - sizes[one]! || one - other)
    .slice(0, most)
    .sort();
}

function allOf(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index);
}
