import type { Random } from "@/lib/learning/numbers/random";
import { between } from "./between";
import type { Sketch, Stroke } from "./stroke";

/** The sketch as an unsteady hand draws it: every stroke wanders smoothly, by about `amount` of the sketch's units. */
export function drawnByHand(sketch: Sketch, amount: number, random: Random): Sketch {
  return sketch.map((stroke) => wobbled(stroke, amount, random));
}

function wobbled(stroke: Stroke, amount: number, random: Random): Stroke {
  const sideways = wander(amount, random);
  const upDown = wander(amount, random);
  let length = 0;
  return stroke.map((point, index) => {
    if (index > 0) length += Math.hypot(point.x - stroke[index - 1].x, point.y - stroke[index - 1].y);
    return { x: point.x + sideways(length), y: point.y + upDown(length) };
  });
}

/** A smooth random function of the length drawn: a slow and a faster wave, and a little offset of the whole stroke. */
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

/** Where a hand begins and ends a loop, in radians: anywhere, and a little early or late. */
export function onceRound(random: Random): [from: number, to: number] {
  const from = between(random, 0, 2 * Math.PI);
  return [from, from + 2 * Math.PI + between(random, -0.1, 0.2)];
}
