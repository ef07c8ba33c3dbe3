import { type Activation, featureCount, type Network } from "@/lib/learning/network";
import { outputUnits, type Task } from "@/lib/learning/task";
import { unreachable } from "@/lib/learning/unreachable";

export type LayerActivation = Activation | "linear";

/** A picture's shape. */
export type Picture = { readonly rows: number; readonly columns: number; readonly channels: number };

/** How a window walks over a picture. "same" pads with zeros so that a stride of 1 keeps the shape; "valid" never leaves the picture. */
export type Padding = "same" | "valid";

/** A layer as it is asked for; what comes in follows from the layers before. */
export type LayerChoice =
  | { readonly kind: "dense"; readonly units: number; readonly activation: LayerActivation }
  | {
      readonly kind: "conv2d";
      readonly filters: number;
      readonly kernel: number;
      readonly stride: number;
      readonly padding: Padding;
      readonly activation: LayerActivation;
    }
  | { readonly kind: "max-pool"; readonly size: number; readonly stride: number }
  | { readonly kind: "flatten" }
  /** `rate`: the share of numbers that are dropped. */
  | { readonly kind: "dropout"; readonly rate: number };

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
  | { readonly kind: "dropout"; readonly rate: number };

/** What a challenge's network amounts to: its hidden layers, then a linear one with a logit per class or one number. */
export function layerChoices(network: Network, task: Task): LayerChoice[] {
  return [...network.layers, { kind: "dense", units: outputUnits(task), activation: "linear" }];
}

/** Resolves the shapes of all layers. `featureShape`: one example's, such as [2] or [28, 28, 1]. Throws where a layer does not fit. */
export function planLayers(featureShape: readonly number[], choices: readonly LayerChoice[]): LayerPlan[] {
  let picture: Picture | null =
    featureShape.length === 3
      ? { rows: featureShape[0], columns: featureShape[1], channels: featureShape[2] }
      : null;
  let count = featureCount(featureShape);
  return choices.map((choice, index): LayerPlan => {
    switch (choice.kind) {
      case "dense": {
        // Features may be read flat without saying so, as `learning/network.ts` does.
        if (picture && index > 0) throw new Error("A dense layer needs a flatten layer before it.");
        const layer: LayerPlan = { ...choice, inputs: count };
        picture = null;
        count = choice.units;
        return layer;
      }
      case "conv2d": {
        const { filters, kernel, stride, padding, activation } = choice;
        const input = needPicture(picture);
        const down = extent(input.rows, kernel, stride, padding);
        const across = extent(input.columns, kernel, stride, padding);
        picture = { rows: down.count, columns: across.count, channels: filters };
        const margin = { top: down.before, bottom: down.after, left: across.before, right: across.after };
        return { kind: "conv2d", input, output: picture, kernel, stride, margin, activation };
      }
      case "max-pool": {
        const { size, stride } = choice;
        const input = needPicture(picture);
        const rows = extent(input.rows, size, stride, "valid").count;
        const columns = extent(input.columns, size, stride, "valid").count;
        picture = { rows, columns, channels: input.channels };
        return { kind: "max-pool", input, output: picture, size, stride };
      }
      case "flatten": {
        const input = needPicture(picture);
        count = input.rows * input.columns * input.channels;
        picture = null;
        return { kind: "flatten", input };
      }
      case "dropout":
        return choice;
      default:
        return unreachable(choice);
    }
  });
}

function needPicture(picture: Picture | null): Picture {
  if (!picture) throw new Error("This layer needs a picture before it.");
  return picture;
}

/** Places of a window along one side, and the zeros before and after it (TensorFlow's rule: the odd one comes after). */
function extent(length: number, window: number, stride: number, padding: Padding) {
  const count = padding === "same" ? Math.ceil(length / stride) : Math.floor((length - window) / stride) + 1;
  if (count < 1) throw new Error("The window is larger than the picture.");
  const zeros = padding === "same" ? Math.max(0, (count - 1) * stride + window - length) : 0;
  return { count, before: Math.floor(zeros / 2), after: Math.ceil(zeros / 2) };
}
