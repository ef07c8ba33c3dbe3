import type { LayerPlan } from "@/lib/learning/network/layer-plan";

/**
 * What is asked about the inside of a network. "units": what every unit computes at `count` inputs (count × features), for networks of dense layers.
 * "first-layer": only the weights of the first layer that learns. `most`: of each layer, at most so many units or filters are answered, the first ones.
 */
export type InsideQuestion =
  | { readonly of: "units"; readonly inputs: Float32Array; readonly count: number; readonly most: number }
  | { readonly of: "first-layer"; readonly most: number };

/** A layer's first units (or filters): their weights, and what they compute. */
export type LayerInside = {
  /** Its index in the plan. */
  readonly layer: number;
  /** Numbers that each unit reads. */
  readonly rows: number;
  /** How many units the answer holds, and how many the layer has. */
  readonly shown: number;
  readonly units: number;
  /** rows × shown. */
  readonly matrix: Float32Array;
  readonly biases: Float32Array;
  /** shown × count, unit after unit: after the activation function, without dropout. Empty where only weights were asked for. */
  readonly activations: Float32Array;
};

/** The inside of a network at one moment: all of it belongs to the same weights. */
export type NetworkInside = {
  readonly plan: readonly LayerPlan[];
  /** Whether a weight, or a number that was computed, is no longer finite. */
  readonly diverged: boolean;
  /** The layers that learn, first to last. */
  readonly layers: readonly LayerInside[];
};
