import { outputUnits, type Task } from "@/lib/learning/examples/task";
import { type Activation, featureCount, type Layer, lettersOf, type Network, type Padding } from "./network";

export type LayerActivation = Activation | "linear";

type Letters = { readonly positions: number; readonly symbols: number };

export type Picture = { readonly rows: number; readonly columns: number; readonly channels: number };

/** A layer before its shapes are resolved: one that the student chose, or one that is inserted (flatten) or appended (the linear output). */
export type LayerChoice =
  | Exclude<Layer, { activation: Activation }>
  | (Omit<Extract<Layer, { kind: "dense" }>, "activation"> & { readonly activation: LayerActivation })
  | (Omit<Extract<Layer, { kind: "conv2d" }>, "activation"> & { readonly activation: LayerActivation })
  | { readonly kind: "flatten" };

/** A layer with every shape resolved. */
export type LayerPlan =
  | {
      readonly kind: "dense";
      readonly inputs: number;
      /** Where the inputs are letters, one-hot: one of each `symbols` inputs is 1, all others are 0. */
      readonly oneHot: Letters | null;
      readonly units: number;
      readonly activation: LayerActivation;
    }
  | {
      readonly kind: "conv2d";
      readonly input: Picture;
      readonly output: Picture;
      readonly kernel: number;
      readonly stride: number;
      /** Zeros above, below, left and right of the picture. */
      readonly margin: {
        readonly top: number;
        readonly bottom: number;
        readonly left: number;
        readonly right: number;
      };
      readonly activation: LayerActivation;
    }
  | {
      readonly kind: "max-pool";
      readonly input: Picture;
      readonly output: Picture;
      readonly size: number;
      readonly stride: number;
    }
  | { readonly kind: "flatten"; readonly input: Picture }
  /** Reads the last `length` of the letters `available`, each one of `symbols`. `embedding`: numbers learnt for each symbol; null: one-hot. */
  | {
      readonly kind: "context";
      readonly available: number;
      readonly symbols: number;
      readonly length: number;
      readonly embedding: number | null;
    }
  /** `count`: numbers in one example. */
  | { readonly kind: "dropout"; readonly rate: number; readonly count: number };

/**
 * Why a layer does not fit where it stands: it needs a picture and there is none, its window is larger than the picture, it must be the first to read
 * letters, or it needs numbers where there are letters.
 */
export type LayerMisfit = "needs-picture" | "window-too-large" | "needs-letters" | "needs-numbers";

/** Says which of the given layers does not fit, and why. */
export class MisfitError extends Error {
  constructor(
    readonly layer: number,
    readonly misfit: LayerMisfit,
  ) {
    super(`Layer ${layer} does not fit: ${misfit}.`);
    this.name = "MisfitError";
  }
}

/**
 * What one layer learns: a matrix (for a convolution: kernel row × kernel column × channel, by filter; for an embedding: symbol, by number),
 * and `biases`: one for each column, or 0.
 */
export type ParameterShape = { readonly rows: number; readonly columns: number; readonly biases: number };

type Of<Kind extends LayerPlan["kind"]> = Extract<LayerPlan, { kind: Kind }>;

/** Everything about a kind of layer except how engines compute it. Shapes are of one example: [numbers], or [rows, columns, channels]. */
type LayerEntry<Kind extends LayerPlan["kind"]> = {
  /** Whether its input must be a picture. */
  readonly needsPicture: boolean;
  /** What an editor adds when there is no layer of this kind to copy; null for kinds that nobody adds by hand. */
  readonly first: Kind extends Layer["kind"] ? Extract<Layer, { kind: Kind }> : null;
  /** The layer with its shapes resolved for an incoming shape; or why it does not fit. */
  resolve(choice: Extract<LayerChoice, { kind: Kind }>, incoming: readonly number[]): Of<Kind> | LayerMisfit;
  /** The shape of its output. */
  shape(layer: Of<Kind>, incoming: readonly number[]): readonly number[];
  /** Null where it learns nothing. */
  parameters(layer: Of<Kind>): ParameterShape | null;
  /**
   * Floating-point operations of its matrix product in the forward pass for one example: two (multiply and add) for each weight and each
   * place where it is used. These dominate; activations, pooling and masks are not counted.
   */
  flop(layer: Of<Kind>): number;
};

const LAYERS: { readonly [Kind in LayerPlan["kind"]]: LayerEntry<Kind> } = {
  dense: {
    needsPicture: false,
    first: { kind: "dense", units: 8, activation: "tanh" },
    resolve: (choice, incoming) => ({
      ...choice,
      inputs: featureCount(incoming),
      oneHot: lettersOf(incoming),
    }),
    shape: ({ units }) => [units],
    parameters: ({ inputs, units }) => ({ rows: inputs, columns: units, biases: units }),
    // Of a one-hot letter, only the weights of its symbol are used.
    flop: ({ inputs, oneHot, units }) => 2 * (oneHot?.positions ?? inputs) * units,
  },
  conv2d: {
    needsPicture: true,
    // Five by five pixels, two at a time: of 28 × 28 it learns more from few drawings than 3 × 3, in a third of the time.
    first: { kind: "conv2d", filters: 8, kernel: 5, stride: 2, padding: "same", activation: "relu" },
    resolve({ filters, kernel, stride, padding, activation }, incoming) {
      const input = pictureOf(incoming);
      if (!input) return "needs-picture";
      const down = extent(input.rows, kernel, stride, padding);
      const across = extent(input.columns, kernel, stride, padding);
      if (!down || !across) return "window-too-large";
      const output = { rows: down.count, columns: across.count, channels: filters };
      const margin = { top: down.before, bottom: down.after, left: across.before, right: across.after };
      return { kind: "conv2d", input, output, kernel, stride, margin, activation };
    },
    shape: ({ output }) => shapeOf(output),
    parameters: ({ kernel, input, output }) => ({
      rows: kernel ** 2 * input.channels,
      columns: output.channels,
      biases: output.channels,
    }),
    flop: ({ kernel, input, output }) =>
      2 * kernel ** 2 * input.channels * output.rows * output.columns * output.channels,
  },
  "max-pool": {
    needsPicture: true,
    first: { kind: "max-pool", size: 2, stride: 2 },
    resolve({ size, stride }, incoming) {
      const input = pictureOf(incoming);
      if (!input) return "needs-picture";
      const down = extent(input.rows, size, stride, "valid");
      const across = extent(input.columns, size, stride, "valid");
      if (!down || !across) return "window-too-large";
      const output = { rows: down.count, columns: across.count, channels: input.channels };
      return { kind: "max-pool", input, output, size, stride };
    },
    shape: ({ output }) => shapeOf(output),
    parameters: () => null,
    flop: () => 0,
  },
  flatten: {
    needsPicture: true,
    first: null,
    resolve(_, incoming) {
      const input = pictureOf(incoming);
      return input ? { kind: "flatten", input } : "needs-picture";
    },
    shape: (_, incoming) => [featureCount(incoming)],
    parameters: () => null,
    flop: () => 0,
  },
  dropout: {
    needsPicture: false,
    first: { kind: "dropout", rate: 0.2 },
    resolve: (choice, incoming) =>
      lettersOf(incoming) ? "needs-numbers" : { ...choice, count: featureCount(incoming) },
    shape: (_, incoming) => incoming,
    parameters: () => null,
    flop: () => 0,
  },
  context: {
    needsPicture: false,
    first: { kind: "context", length: 3, embedding: null },
    resolve({ length, embedding }, incoming) {
      const letters = lettersOf(incoming);
      if (!letters) return "needs-letters";
      const { positions: available, symbols } = letters;
      return { kind: "context", available, symbols, length: Math.min(length, available), embedding };
    },
    shape: ({ length, symbols, embedding }) =>
      embedding === null ? [length, symbols] : [length * embedding],
    parameters: ({ symbols, embedding }) =>
      embedding === null ? null : { rows: symbols, columns: embedding, biases: 0 },
    // An embedding is looked up, not computed.
    flop: () => 0,
  },
};

export function layerEntry<Kind extends LayerPlan["kind"]>(kind: Kind): LayerEntry<Kind> {
  return LAYERS[kind];
}

/** The shapes of one example after each layer. */
export function shapesAfter(
  layers: readonly LayerPlan[],
  featureShape: readonly number[],
): (readonly number[])[] {
  let shape = featureShape;
  return layers.map((layer) => {
    shape = layerEntry(layer.kind).shape(layer, shape);
    return shape;
  });
}

/**
 * A network with every shape resolved: its hidden layers, a flatten layer where a picture meets a dense layer, and last a linear layer with
 * a logit per class or one number. `featureShape`: of one example, such as [2] or [28, 28, 1]. Throws `MisfitError` with the index of the
 * hidden layer that does not fit.
 */
export function planNetwork(network: Network, featureShape: readonly number[], task: Task): LayerPlan[] {
  const output: LayerChoice = { kind: "dense", units: outputUnits(task), activation: "linear" };
  const plan: LayerPlan[] = [];
  let shape = featureShape;
  const add = (choice: LayerChoice, index: number) => {
    const layer = resolved(choice, shape, index);
    plan.push(layer);
    shape = layerEntry(layer.kind).shape(layer, shape);
  };
  [...network.layers, output].forEach((choice, index) => {
    // Features are already flat in memory: only a picture that a layer made needs flattening.
    if (choice.kind === "dense" && pictureOf(shape) && plan.length > 0) add({ kind: "flatten" }, index);
    add(choice, index);
  });
  return plan;
}

/** The letters that a network reads of each example: those of its context, or all of them. Null where examples are no letters. */
export function lettersRead(layers: readonly LayerPlan[], featureShape: readonly number[]): Letters | null {
  const letters = lettersOf(featureShape);
  const first = layers[0];
  return letters && first?.kind === "context" ? { ...letters, positions: first.length } : letters;
}

/** Resolves layers among which flatten layers are given explicitly. Throws `MisfitError`. */
export function planLayers(featureShape: readonly number[], choices: readonly LayerChoice[]): LayerPlan[] {
  let shape = featureShape;
  return choices.map((choice, index) => {
    const layer = resolved(choice, shape, index);
    shape = layerEntry(layer.kind).shape(layer, shape);
    return layer;
  });
}

function resolved(choice: LayerChoice, incoming: readonly number[], index: number): LayerPlan {
  const layer = layerEntry(choice.kind).resolve(choice, incoming);
  if (typeof layer === "string") throw new MisfitError(index, layer);
  return layer;
}

function pictureOf(shape: readonly number[]): Picture | null {
  if (shape.length !== 3) return null;
  const [rows, columns, channels] = shape as readonly [number, number, number];
  return { rows, columns, channels };
}

function shapeOf({ rows, columns, channels }: Picture): readonly number[] {
  return [rows, columns, channels];
}

/** How many positions a window has along one side, and the zeros added before and after (TensorFlow's rule: the odd one comes after); null if it does not fit. */
function extent(length: number, window: number, stride: number, padding: Padding) {
  const count = padding === "same" ? Math.ceil(length / stride) : Math.floor((length - window) / stride) + 1;
  if (count < 1) return null;
  const zeros = padding === "same" ? Math.max(0, (count - 1) * stride + window - length) : 0;
  return { count, before: Math.floor(zeros / 2), after: Math.ceil(zeros / 2) };
}
