import { planNetwork } from "@/lib/learning/network/layer-plan";
import { createRandom, deriveSeed, gaussian, type Random } from "@/lib/learning/numbers/random";
import { symmetricEigen } from "@/lib/learning/training/symmetric-eigen";
import type { RunSpec, WeightSnapshot } from "@/lib/learning/training/training";
import type { Valley } from "@/lib/learning/training/valley";
import { type LayerLayout, weightLayout } from "@/lib/trainer/run/training-plan";

/** A plane through a network's weights: two orthogonal directions of length 1, laid out like the weights, and how far it extends along them. */
export type ValleyPlane = Pick<Valley, "directions" | "explained" | "reach"> & {
  readonly x: Float64Array;
  readonly y: Float64Array;
};

/** A path with fewer places does not span two directions. */
const FEWEST_STOPS = 3;
/** How far the plane extends, relative to the furthest place of the path. */
const MARGIN = 1.3;
/** The plane is never narrower than this share of its length, however narrow the path is. */
const NARROWEST = 1 / 3;
/** A component with less than this share of the variance is only rounding error. */
const LEAST_SHARE = 1e-9;
/** The plane extends at least as far as this share of the weights' length, however short the path is. */
const SHORTEST = 1e-3;

/**
 * The plane through the last place of a path, spanned by the first two principal components of the path. Missing components are replaced by
 * random directions drawn from the run's seed, with every filter as long as the network's own (Li et al., 2018). Null if `mayContinue`, which
 * is awaited regularly, answers false.
 */
export async function valleyPlane(
  spec: RunSpec,
  stops: readonly WeightSnapshot[],
  mayContinue: () => Promise<boolean>,
): Promise<ValleyPlane | null> {
  const { weights: here } = stops[stops.length - 1]!;
  const layout = weightLayout(planNetwork(spec.network, spec.featureShape, spec.task));
  const random = createRandom(deriveSeed(spec.seed, "valley directions"));
  const drawn = () => filterNormalised(here, layout, random);
  const components = stops.length < FEWEST_STOPS ? [] : await principalComponents(stops, mayContinue);
  if (!components) return null;
  const [first, second] = components;
  if (!first) {
    const x = drawn();
    const y = withoutPart(drawn(), scaled(x));
    const reach = { x: lengthOf(x), y: lengthOf(y) };
    return { x: scaled(x), y: scaled(y), reach, directions: "random", explained: [null, null] };
  }
  const x = first.direction;
  const y = second?.direction ?? scaled(withoutPart(drawn(), x));
  const shortest = SHORTEST * lengthOf(here) || 1;
  const far = Math.max(MARGIN * furthest(stops, here, x), shortest);
  const wide = second ? MARGIN * furthest(stops, here, y) : far;
  const reach = { x: Math.max(far, NARROWEST * wide), y: Math.max(wide, NARROWEST * far) };
  return {
    ...{ x, y, reach },
    directions: second ? "path" : "path-and-random",
    explained: [first.share, second?.share ?? null],
  };
}

type Component = { readonly direction: Float64Array; readonly share: number };

/**
 * The first two principal components, or as many as there are, each pointing from the start of the path to its end. Computed from the products
 * of the places with each other, since there are far fewer places than weights: an eigenvector u of X·Xᵀ gives the eigenvector Xᵀ·u of Xᵀ·X.
 */
async function principalComponents(
  stops: readonly WeightSnapshot[],
  mayContinue: () => Promise<boolean>,
): Promise<Component[] | null> {
  const mean = meanOf(stops);
  const gram = stops.map(() => new Float64Array(stops.length));
  for (let p = 0; p < stops.length; p++) {
    for (let q = 0; q <= p; q++)
      gram[p]![q] = gram[q]![p] = product(stops[p]!.weights, stops[q]!.weights, mean);
    if (!(await mayContinue())) return null;
  }
  const pairs = symmetricEigen(gram);
  const total = pairs.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const components: Component[] = [];
  for (const { value, vector } of pairs.slice(0, 2)) {
    if (!(value > LEAST_SHARE * total)) break;
    const forth = vector[vector.length - 1]! < vector[0]! ? -1 : 1;
    const direction = new Float64Array(mean.length);
    for (const [index, { weights }] of stops.entries()) {
      const factor = forth * vector[index]!;
      for (let at = 0; at < direction.length; at++) direction[at]! += factor * (weights[at]! - mean[at]!);
    }
    components.push({ direction: scaled(direction), share: value / total });
    if (!(await mayContinue())) return null;
  }
  return components;
}

function meanOf(stops: readonly WeightSnapshot[]): Float64Array {
  const mean = new Float64Array(stops[0]!.weights.length);
  for (const { weights } of stops) {
    for (let at = 0; at < mean.length; at++) mean[at]! += weights[at]! / stops.length;
  }
  return mean;
}

function product(one: Float32Array, other: Float32Array, mean: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < mean.length; at++) sum += (one[at]! - mean[at]!) * (other[at]! - mean[at]!);
  return sum;
}

function furthest(stops: readonly WeightSnapshot[], here: Float32Array, direction: Float64Array): number {
  return Math.max(...stops.map(({ weights }) => Math.abs(along(weights, here, direction))));
}

/** How far `weights` lie from `here` along a direction of length 1. */
export function along(weights: Float32Array, here: Float32Array, direction: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < direction.length; at++) sum += (weights[at]! - here[at]!) * direction[at]!;
  return sum;
}

/**
 * A random direction in weight space in which every filter (the weights into one unit) is as long as the network's own, so that a step along it
 * changes a network of small weights as much as one of large weights; 0 for biases (Li et al., 2018). If all of the network's filters are
 * zero, it is simply random, of length 1.
 */
export function filterNormalised(
  weights: Float32Array,
  layout: readonly LayerLayout[],
  random: Random,
): Float64Array {
  const direction = new Float64Array(weights.length);
  for (const { rows, columns, matrix } of layout) {
    for (let at = matrix; at < matrix + rows * columns; at++) direction[at] = gaussian(random);
  }
  const plain = scaled(direction);
  for (const { rows, columns, matrix } of layout) {
    for (let column = 0; column < columns; column++) {
      let [own, drawn] = [0, 0];
      for (let row = 0; row < rows; row++) {
        const at = matrix + row * columns + column;
        own += weights[at]! ** 2;
        drawn += direction[at]! ** 2;
      }
      const factor = drawn > 0 ? Math.sqrt(own / drawn) : 0;
      for (let row = 0; row < rows; row++) direction[matrix + row * columns + column]! *= factor;
    }
  }
  return lengthOf(direction) > 0 ? direction : plain;
}

export function lengthOf(values: Float64Array | Float32Array): number {
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += values[at]! ** 2;
  return Math.sqrt(squares);
}

/** The same direction with length 1; zeros stay zeros. */
function scaled(direction: Float64Array): Float64Array {
  const length = lengthOf(direction) || 1;
  return direction.map((value) => value / length);
}

/** The part of a direction that is orthogonal to another, which has length 1. */
function withoutPart(direction: Float64Array, other: Float64Array): Float64Array {
  const part = direction.reduce((sum, value, at) => sum + value * other[at]!, 0);
  return direction.map((value, at) => value - part * other[at]!);
}
