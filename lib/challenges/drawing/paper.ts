import { boxAround, movedTo, type Point, type Sketch } from "@/lib/learning/drawing/sketch";
import type { Random } from "@/lib/learning/numbers/random";
import { between } from "./stroke";

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
  const box = boxAround(sketch);
  const { width, height } = box;
  const scale = Math.min(extent / (width + height), size / Math.max(width, height));
  const left = between(random, 0, size - scale * width);
  const top = between(random, 0, size - scale * height);
  return movedTo(sketch, box, scale, left, top);
}

/**
 * Scales a sketch to this height, or less if it would come nearer than `margin` to the edge of a square of `size`, and puts it into the middle of
 * the square, moved by `shift` as far as there is room.
 */
export function centred(sketch: Sketch, height: number, shift: Point, size: number, margin: number): Sketch {
  const box = boxAround(sketch);
  const room = size - 2 * margin;
  const scale = Math.min(height / box.height, room / Math.max(box.width, box.height));
  const left = within((size - scale * box.width) / 2 + shift.x, margin, size - margin - scale * box.width);
  const top = within((size - scale * box.height) / 2 + shift.y, margin, size - margin - scale * box.height);
  return movedTo(sketch, box, scale, left, top);
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
