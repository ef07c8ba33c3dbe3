import type { Point, Sketch } from "./sketch";

/** The pressure at which a pen's line has the thickness asked for. */
const EVEN = 0.5;

/**
 * Draws strokes into a square picture of `size` × `size` pixels and returns it, row by row: 0 is paper, `ink` a solid line. `sketch` and
 * `thickness` are in pixels. Lines have soft edges, one pixel wide. A pen makes them up to half as thick again, or as thin, as hard as it presses.
 */
export function rasterise(sketch: Sketch, size: number, thickness: number, ink: number): Float32Array {
  const picture = new Float32Array(size * size);
  for (const stroke of sketch) {
    for (let index = 1; index < stroke.length; index++) {
      drawSegment(picture, size, stroke[index - 1]!, stroke[index]!, thickness, ink);
    }
  }
  return picture;
}

function drawSegment(
  picture: Float32Array,
  size: number,
  from: Point,
  to: Point,
  thickness: number,
  ink: number,
) {
  const reachAt = ({ pressure = EVEN }: Point) => (thickness * (pressure + EVEN)) / 2 + 0.5;
  const start = reachAt(from);
  const widening = reachAt(to) - start;
  const reach = Math.max(start, start + widening);
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
      const shade = ink * Math.min(1, Math.max(0, start + along * widening - distance));
      const pixel = row * size + column;
      // Crossing lines do not add up: nothing is darker than the ink.
      if (shade > picture[pixel]!) picture[pixel] = shade;
    }
  }
}
