import { type Activation, featureCount, type Layer, type Network, type Padding } from "./network";
import { outputUnits, type Task } from "./task";
import { unreachable } from "./unreachable";

export type LayerActivation = Activation | "linear";

/** A picture's shape. */
export type Picture = { readonly rows: number; readonly columns: number; readonly channels: number };

/** A layer as engines take it: a network's layer, or one of those that are put between and behind them. */
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
  /** `count`: numbers of one example. */
  | { readonly kind: "dropout"; readonly rate: number; readonly count: number };

/** Why a layer cannot stand where it does: it walks over pictures and there is none, or its window is larger than the picture. */
export type LayerMisfit = "needs-picture" | "window-too-large";

/** The layer, among those asked for, that does not fit. */
export class MisfitError extends Error {
  constructor(
    readonly layer: number,
    readonly misfit: LayerMisfit,
  ) {
    super(`Layer ${layer} does not fit: ${misfit}.`);
    this.name = "MisfitError";
  }
}

/** What flows between two layers. */
type Flow = { readonly picture: Picture | null; readonly count: number };

/**
 * A challenge's network with every shape resolved: its hidden layers, a picture read flat before a dense layer, and last a
 * linear layer with a logit per class or one number. `featureShape`: one example's, such as [2] or [28, 28, 1]. Throws
 * `MisfitError` with the index of the hidden layer that does not fit.
 */
export function planNetwork(network: Network, featureShape: readonly number[], task: Task): LayerPlan[] {
  const output: LayerChoice = { kind: "dense", units: outputUnits(task), activation: "linear" };
  const plan: LayerPlan[] = [];
  let flow = flowOf(featureShape);
  [...network.layers, output].forEach((choice, index) => {
    // Features are flat as they come: only what a layer made of them has to be read flat.
    if (choice.kind === "dense" && flow.picture && plan.length > 0) {
      plan.push({ kind: "flatten", input: flow.picture });
      flow = { picture: null, count: flow.count };
    }
    const layer = resolve(choice, flow, index);
    plan.push(layer);
    flow = flowAfter(layer, flow);
  });
  return plan;
}

/** Resolves layers that say themselves where a picture is read flat. Throws `MisfitError`. */
export function planLayers(featureShape: readonly number[], choices: readonly LayerChoice[]): LayerPlan[] {
  let flow = flowOf(featureShape);
  return choices.map((choice, index) => {
    const layer = resolve(choice, flow, index);
    flow = flowAfter(layer, flow);
    return layer;
  });
}

function flowOf(featureShape: readonly number[]): Flow {
  const [rows, columns, channels] = featureShape;
  const picture = featureShape.length === 3 ? { rows, columns, channels } : null;
  return { picture, count: featureCount(featureShape) };
}

function flowAfter(layer: LayerPlan, before: Flow): Flow {
  switch (layer.kind) {
    case "dense":
      return { picture: null, count: layer.units };
    case "flatten":
      return { picture: null, count: before.count };
    case "dropout":
      return before;
    case "conv2d":
    case "max-pool": {
      const { rows, columns, channels } = layer.output;
      return { picture: layer.output, count: rows * columns * channels };
    }
    default:
      return unreachable(layer);
  }
}

function resolve(choice: LayerChoice, { picture, count }: Flow, index: number): LayerPlan {
  if (choice.kind === "dense") return { ...choice, inputs: count };
  if (choice.kind === "dropout") return { ...choice, count };
  if (!picture) throw new MisfitError(index, "needs-picture");
  switch (choice.kind) {
    case "conv2d": {
      const { filters, kernel, stride, padding, activation } = choice;
      const down = extent(picture.rows, kernel, stride, padding);
      const across = extent(picture.columns, kernel, stride, padding);
      if (!down || !across) throw new MisfitError(index, "window-too-large");
      const output = { rows: down.count, columns: across.count, channels: filters };
      const margin = { top: down.before, bottom: down.after, left: across.before, right: across.after };
      return { kind: "conv2d", input: picture, output, kernel, stride, margin, activation };
    }
    case "max-pool": {
      const { size, stride } = choice;
      const down = extent(picture.rows, size, stride, "valid");
      const across = extent(picture.columns, size, stride, "valid");
      if (!down || !across) throw new MisfitError(index, "window-too-large");
      const output = { rows: down.count, columns: across.count, channels: picture.channels };
      return { kind: "max-pool", input: picture, output, size, stride };
    }
    case "flatten":
      return { kind: "flatten", input: picture };
    default:
      return unreachable(choice);
  }
}

/** Places of a window along one side, and the zeros before and after it (TensorFlow's rule: the odd one comes after); null if there is no place. */
function extent(length: number, window: number, stride: number, padding: Padding) {
  const count = padding === "same" ? Math.ceil(length / stride) : Math.floor((length - window) / stride) + 1;
  if (count < 1) return null;
  const zeros = padding === "same" ? Math.max(0, (count - 1) * stride + window - length) : 0;
  return { count, before: Math.floor(zeros / 2), after: Math.ceil(zeros / 2) };
}
