import type { Random } from "@/lib/learning/numbers/random";
import { between, type Point, type Sketch } from "./stroke";

/**
 * Draws strokes into a square picture of `size` × `size` pixels and returns it, row by row: 0 is paper, `ink` a solid line. `sketch` and
 * `thickness` are in pixels. Lines have soft edges, one pixel wide.
 */
export function rasterise(sketch: Sketch, size: number, thickness: number, ink: number): Float32Array {
  const picture = new Float32Array(size * size);
  const reach = thickness / 2 + 0.5;
  for (const stroke of sketch) {
    for (let index = 1; index < stroke.length; index++) {
      drawSegment(picture, size, stroke[index - 1]!, stroke[index]!, reach, ink);
    }
  }
  return picture;
}

function drawSegment(
  picture: Float32Array,
  size: number,
  from: Point,
  to: Point,
  reach: number,
  ink: number,
) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy;
  const left = Math.max(0, Math.ceil(Math.min(from.x, to.x) - reach - 0.5));
  const right = Math.min(size - 1, Math.floor(Math.max(from.x, to.x) + reach - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(from.y, to.y) - reach - 0.5));
  const bottom = Math.min(size - 1, Math.floor(Math.max(from.y, to.y) + reach - 0.5));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const x = column + 0.5 - from.x;
      const y = row + 0.5 - from.y;
      const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / lengthSquared));
      const across = x - along * dx;
      const down = y - along * dy;
      const distance = Math.sqrt(across * across + down * down);
      const shade = ink * Math.min(1, Math.max(0, reach - distance));
      const pixel = row * size + column;
      // Crossing lines do not add up: nothing is darker than the ink.
      if (shade > picture[pixel]!) picture[pixel] = shade;
    }
  }
}

/** How a drawing is turned, slanted and stretched before it gets its size and place. */
export type Pose = { readonly turn: number; readonly slant: number; readonly stretch: number };

/** The sketch turned by `turn` radians, slanted by `slant` (shift per unit of height) and `stretch` times as tall. */
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
 * Scales a sketch so that its width plus its height is `extent`, or less if it would not fit, and puts it at a random place inside a square
 * of `size`. Scaling by this sum gives long and square sketches about the same amount of ink.
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

/**
 * Scales a sketch to this height, or less if it would come nearer than `margin` to the edge of a square of `size`, and puts it into the middle of
 * the square, moved by `shift` as far as there is room.
 */
export function centred(sketch: Sketch, height: number, shift: Point, size: number, margin: number): Sketch {
  const points = sketch.flat();
  const corner = cornerOf(points, Math.min);
  const far = cornerOf(points, Math.max);
  const width = far.x - corner.x;
  const room = size - 2 * margin;
  const scale = Math.min(height / (far.y - corner.y), room / Math.max(width, far.y - corner.y));
  const left = within((size - scale * width) / 2 + shift.x, margin, size - margin - scale * width);
  const top = within(
    (size - scale * (far.y - corner.y)) / 2 + shift.y,
    margin,
    size - margin - scale * (far.y - corner.y),
  );
  return sketch.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: left + scale * (x - corner.x), y: top + scale * (y - corner.y) })),
  );
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
