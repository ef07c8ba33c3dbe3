import type { RunSpec, WeightSnapshot } from "@/lib/learning/training/training";
import { VALLEY_SIZES, type Valley, type ValleyStop } from "@/lib/learning/training/valley";
import type { ValleyNetwork } from "./valley-network";
import { along, type ValleyPlane, valleyPlane } from "./valley-plane";

/** Points of the finest grid. */
export const VALLEY_POINTS = 41 * 41;

export type ValleyTerms = {
  /** Awaited after every loss, and lets other work be done; if it answers false, the valley is abandoned. */
  mayContinue(): Promise<boolean>;
  /** Called with each grid as soon as it is complete. */
  onValley(valley: Valley): void;
};

/** Measures the loss over a plane through the last of `stops`. False if it was abandoned. */
export async function measureValley(
  spec: RunSpec,
  network: ValleyNetwork,
  stops: readonly WeightSnapshot[],
  { mayContinue, onValley }: ValleyTerms,
): Promise<boolean> {
  const plane = await valleyPlane(spec, stops, mayContinue);
  if (!plane) return false;
  const { step, weights: here } = stops[stops.length - 1]!;
  const path: ValleyStop[] = [];
  for (const stop of stops) {
    path.push(projected(stop, here, plane, network.loss(stop.weights)));
    if (!(await mayContinue())) return false;
  }
  const largest = VALLEY_SIZES[VALLEY_SIZES.length - 1]!;
  const known = new Float64Array(largest * largest);
  const done = new Uint8Array(largest * largest);
  const place = new Float32Array(here.length);
  for (const size of VALLEY_SIZES) {
    const stride = (largest - 1) / (size - 1);
    for (let row = 0; row < largest; row += stride) {
      for (let column = 0; column < largest; column += stride) {
        const at = row * largest + column;
        if (done[at]) continue;
        moved(
          place,
          here,
          plane,
          offset(column, largest, plane.reach.x),
          offset(row, largest, plane.reach.y),
        );
        known[at] = network.loss(place);
        done[at] = 1;
        if (!(await mayContinue())) return false;
      }
    }
    const losses = Float64Array.from(
      { length: size * size },
      (_, index) => known[Math.floor(index / size) * stride * largest + (index % size) * stride]!,
    );
    const { reach, directions, explained } = plane;
    onValley({ step, sample: network.sample, size, reach, losses, directions, explained, path });
  }
  return true;
}

/** Exactly 0 in the middle. */
function offset(index: number, size: number, reach: number): number {
  return reach * ((2 * index) / (size - 1) - 1);
}

function moved(place: Float32Array, here: Float32Array, plane: ValleyPlane, x: number, y: number): void {
  for (let at = 0; at < place.length; at++) place[at] = here[at]! + x * plane.x[at]! + y * plane.y[at]!;
}

function projected(
  { step, weights }: WeightSnapshot,
  here: Float32Array,
  plane: ValleyPlane,
  loss: number,
): ValleyStop {
  const x = along(weights, here, plane.x);
  const y = along(weights, here, plane.y);
  let squares = 0;
  for (let at = 0; at < here.length; at++)
    squares += (weights[at]! - here[at]! - x * plane.x[at]! - y * plane.y[at]!) ** 2;
  return { step, x, y, loss, off: Math.sqrt(squares) };
}
