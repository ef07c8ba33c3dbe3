import { gaussian, type Random } from "@/lib/learning/numbers/random";
import type { LayerLayout } from "./weight-layout";

/**
 * A random direction in the space of a network's weights in which every filter (all that goes into one unit) is as long as the
 * network's own, so that a step along it changes a network of small weights as much as one of large weights; biases stay (Li et
 * al., 2018). Where all of the network's filters are zero it is plainly random, of length 1.
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
        own += weights[at] ** 2;
        drawn += direction[at] ** 2;
      }
      const factor = drawn > 0 ? Math.sqrt(own / drawn) : 0;
      for (let row = 0; row < rows; row++) direction[matrix + row * columns + column] *= factor;
    }
  }
  return lengthOf(direction) > 0 ? direction : plain;
}

export function lengthOf(values: Float64Array | Float32Array): number {
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += values[at] ** 2;
  return Math.sqrt(squares);
}

/** The same direction with length 1; zeros stay zeros. */
export function scaled(direction: Float64Array): Float64Array {
  const length = lengthOf(direction) || 1;
  return direction.map((value) => value / length);
}

/** What is left of a direction at right angles to another, which has length 1. */
export function withoutPart(direction: Float64Array, other: Float64Array): Float64Array {
  const part = direction.reduce((sum, value, at) => sum + value * other[at], 0);
  return direction.map((value, at) => value - part * other[at]);
}
