import type { Point, Sketch, Stroke } from "@/lib/learning/drawing/sketch";
import type { Random } from "@/lib/learning/numbers/random";

/** The straight line from `from` to `to`, in several pieces so that `drawnByHand` can bend it. */
export function line(from: Point, to: Point): Stroke {
  const pieces = 6;
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const along = piece / pieces;
    return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
  });
}

/** The smooth line through these points, in several pieces between any two: a Catmull–Rom spline. */
export function curve(points: readonly Point[]): Stroke {
  const pieces = 5;
  const last = points.length - 1;
  const along = (place: number) => {
    const from = Math.min(Math.floor(place), last - 1);
    const t = place - from;
    const [before, start, end, after] = [from - 1, from, from + 1, from + 2].map(
      (index) => points[Math.min(Math.max(index, 0), last)]!,
    ) as [Point, Point, Point, Point];
    const through = (a: number, b: number, c: number, d: number) =>
      b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    return {
      x: through(before.x, start.x, end.x, after.x),
      y: through(before.y, start.y, end.y, after.y),
    };
  };
  return Array.from({ length: pieces * last + 1 }, (_, piece) => along(piece / pieces));
}

/** The outline through these corners, closed. */
export function polygon(corners: readonly Point[]): Stroke {
  return corners.flatMap((corner, index) => line(corner, corners[(index + 1) % corners.length]!));
}

/** A rounded outline. `squareness` 2 is an ellipse; larger values give straighter sides and sharper corners. */
type Oval = {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly squareness?: number;
};

/** The part of an oval between two angles (radians, clockwise from the right); all of it by default. A Lamé curve. */
export function oval({ centre, width, height, squareness = 2 }: Oval, from = 0, to = 2 * Math.PI): Stroke {
  const pieces = Math.max(4, Math.ceil((28 * Math.abs(to - from)) / (2 * Math.PI)));
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const angle = from + ((to - from) * piece) / pieces;
    return {
      x: centre.x + (width / 2) * flattened(Math.cos(angle), squareness),
      y: centre.y + (height / 2) * flattened(Math.sin(angle), squareness),
    };
  });
}

function flattened(value: number, squareness: number): number {
  return Math.sign(value) * Math.abs(value) ** (2 / squareness);
}

/** The sketch as an unsteady hand would draw it: every stroke wanders smoothly by about `amount`, in the sketch's units. */
export function drawnByHand(sketch: Sketch, amount: number, random: Random): Sketch {
  return sketch.map((stroke) => wobbled(stroke, amount, random));
}

function wobbled(stroke: Stroke, amount: number, random: Random): Stroke {
  const sideways = wander(amount, random);
  const upDown = wander(amount, random);
  let length = 0;
  return stroke.map((point, index) => {
    if (index > 0) length += Math.hypot(point.x - stroke[index - 1]!.x, point.y - stroke[index - 1]!.y);
    return { x: point.x + sideways(length), y: point.y + upDown(length) };
  });
}

/** A smooth random function of the length drawn: a slow and a fast wave, and a small offset of the whole stroke. */
function wander(amount: number, random: Random): (length: number) => number {
  const offset = amount * between(random, -0.5, 0.5);
  const waves = [between(random, 1, 2), between(random, 3, 5)].map((frequency) => ({
    frequency,
    height: (amount * between(random, 0.5, 1.5)) / frequency,
    phase: between(random, 0, 2 * Math.PI),
  }));
  return (length) =>
    waves.reduce(
      (sum, { frequency, height, phase }) => sum + height * Math.sin(frequency * length + phase),
      offset,
    );
}

/** The angles, in radians, at which a hand begins and ends a loop: it begins anywhere, and ends a little early or late. */
export function onceRound(random: Random): [from: number, to: number] {
  const from = between(random, 0, 2 * Math.PI);
  return [from, from + 2 * Math.PI + between(random, -0.1, 0.2)];
}

/** A uniform random number from `low` to `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}
