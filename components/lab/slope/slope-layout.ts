import type { Slope } from "@/lib/learning/slope/slope";

/** Size of the drawing, in its own units. */
export const WIDTH = 640;
export const HEIGHT = 280;
export const BALL = 11;

const GROUND = 46;
const SKY = 34;
/** A ball that flies out is drawn at most this far outside. */
const BEYOND = 90;
/** A step shorter than this is rolled, a longer one is a leap. */
const LEAP = 30;
const CURVE_POINTS = 128;

export type Point = { readonly x: number; readonly y: number };
/** A slope on the drawing. */
export type SlopeLayout = {
  /** The centre of a ball that lies at this weight, or is drawn as flying out beyond an end. */
  ballAt(weight: number): Point;
  /** The centre of a ball on its way from one weight to another; `share`: of the way, 0–1. */
  between(before: number, after: number, share: number): Point;
  isLeap(before: number, after: number): boolean;
  /** The outline of the ground. */
  readonly curve: readonly Point[];
  /** The lowest place of the ground. */
  readonly valley: Point;
};

export function layOut(slope: Slope): SlopeLayout {
  const weights = Array.from(
    { length: CURVE_POINTS + 1 },
    (_, index) => slope.from + ((slope.to - slope.from) * index) / CURVE_POINTS,
  );
  const highest = Math.max(...weights.map(slope.loss));
  const acrossScale = WIDTH / (slope.to - slope.from);
  const upScale = (HEIGHT - GROUND - SKY) / highest;
  const across = (weight: number) => (weight - slope.from) * acrossScale;
  const up = (weight: number) => HEIGHT - GROUND - upScale * slope.loss(weight);

  const ballAt = (weight: number): Point => {
    if (weight < slope.from) return { x: -BEYOND, y: SKY };
    if (weight > slope.to) return { x: WIDTH + BEYOND, y: SKY };
    // It touches the ground beside its centre where the ground is steep.
    const steepness = (upScale * slope.gradient(weight)) / acrossScale;
    const length = Math.hypot(1, steepness);
    return { x: across(weight) - (BALL * steepness) / length, y: up(weight) - BALL / length };
  };
  const isLeap = (before: number, after: number) => Math.abs(across(after) - across(before)) > LEAP;
  return {
    ...{ ballAt, isLeap, curve: weights.map((weight) => ({ x: across(weight), y: up(weight) })) },
    valley: { x: across(slope.valley), y: up(slope.valley) },
    between(before, after, share) {
      if (!isLeap(before, after)) return ballAt(before + share * (after - before));
      const [from, to] = [ballAt(before), ballAt(after)];
      const rise = Math.min(90, 0.3 * Math.abs(to.x - from.x)) * 4 * share * (1 - share);
      const x = from.x + share * (to.x - from.x);
      const ground = ballAt(slope.from + x / acrossScale).y;
      return { x, y: Math.min(from.y + share * (to.y - from.y) - rise, ground) };
    },
  };
}

/** An SVG path through the points. */
export function pathThrough(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
}
