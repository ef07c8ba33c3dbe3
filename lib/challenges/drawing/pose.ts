import type { Random } from "@/lib/learning/numbers/random";
import { between } from "./between";
import type { Point, Sketch } from "./stroke";

/** How a drawing lies on its paper: turned, leaning, and stretched, before it is given a size and a place. */
export type Pose = { readonly turn: number; readonly slant: number; readonly stretch: number };

/** The sketch turned by `turn` radians, leaning by `slant` (shift per unit of height) and `stretch` times as tall. */
export function posed(sketch: Sketch, { turn, slant, stretch }: Pose): Sketch {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return sketch.map((stroke) =>
    stroke.map(({ x, y }) => {
      const leaning = x - slant * y;
      const tall = stretch * y;
      return { x: cos * leaning - sin * tall, y: sin * leaning + cos * tall };
    }),
  );
}

/**
 * Scales a sketch so that its width and height together come to `extent`, less if it would not fit, and puts it at a random
 * place wholly inside a square of `size`. By the sum of its sides, so that long sketches and square ones get about as much ink.
 */
export function placed(sketch: Sketch, extent: number, size: number, random: Random): Sketch {
  const points = sketch.flat();
  const corner = cornerOf(points, Math.min);
  const far = cornerOf(points, Math.max);
  const width = far.x - corner.x;
  const height = far.y - corner.y;
  const scale = Math.min(extent / (width + height), size / Math.max(width, height));
  const left = between(random, 0, size - scale * width);
  const top = between(random, 0, size - scale * height);
  return sketch.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: left + scale * (x - corner.x), y: top + scale * (y - corner.y) })),
  );
}

function cornerOf(points: readonly Point[], pick: (...values: number[]) => number): Point {
  return { x: pick(...points.map((point) => point.x)), y: pick(...points.map((point) => point.y)) };
}
