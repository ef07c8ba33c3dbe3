import type { Layer, Network } from "@/lib/learning/network/network";

/** Points on each side of a class valley's grid. */
export const CLASS_VALLEY_SIZE = 61;
/** The largest network, in parameters, that a class valley is measured for: its directions travel with the round. */
export const MOST_VALLEY_PARAMETERS = 2_000;
/** The furthest coordinate of a place, in units of weight space; a run that goes further is as good as gone. */
export const FURTHEST_PLACE = 1e6;

export type Extent = { readonly low: number; readonly high: number };

/** Where a network stands on the plane of a class valley: how far from the start it is along each direction, in units of weight space. */
export type Place = { readonly across: number; readonly up: number };
export const START: Place = { across: 0, up: 0 };

/** Two directions through weight space, orthogonal and of length 1, laid out like the weights. Everybody's start is where both are 0. */
export type ValleyDirections = { readonly across: Float32Array; readonly up: Float32Array };

/** The plane on which the runs of a round are placed. `network`: the one that all of them train, from the same initial weights. */
export type ClassPlane = { readonly network: Network; readonly directions: ValleyDirections };

/** A run that was trained to choose the plane. `held`: the share (0–1) of its squared movement that lies in the plane. */
export type ReferenceRun = { readonly learningRate: number; readonly held: number };

/** The training loss on a plane through the weights with which everybody in a round starts, dropout off. */
export type ClassValley = ClassPlane & {
  /** What the grid covers. It is as wide as it is high. */
  readonly across: Extent;
  readonly up: Extent;
  /** `CLASS_VALLEY_SIZE`² mean losses, row after row from the lowest `up`, each from the lowest `across`. Infinity: too high to matter. */
  readonly losses: Float64Array;
  readonly references: readonly ReferenceRun[];
};

/** How far a network is from the start along both directions. `start`: the initial weights. */
export function placeOf(weights: Float32Array, start: Float32Array, { across, up }: ValleyDirections): Place {
  let [x, y] = [0, 0];
  for (let at = 0; at < weights.length; at++) {
    const moved = weights[at]! - start[at]!;
    x += moved * across[at]!;
    y += moved * up[at]!;
  }
  return { across: bounded(x), up: bounded(y) };
}

function bounded(coordinate: number): number {
  return Math.max(-FURTHEST_PLACE, Math.min(FURTHEST_PLACE, coordinate));
}

/** Whether two networks start from the same weights and have the same loss there: they differ in dropout at most. */
export function startTogether(one: Network, other: Network): boolean {
  return JSON.stringify(withoutDropout(one)) === JSON.stringify(withoutDropout(other));
}

export function withoutDropout({ layers }: Network): Network {
  return { layers: layers.filter(({ kind }) => kind !== "dropout").map(inOrder) };
}

/** With its fields in a fixed order, so that equal layers are the same text. */
function inOrder(layer: Layer): Layer {
  return Object.fromEntries(Object.entries(layer).sort(([one], [other]) => (one < other ? -1 : 1))) as Layer;
}
