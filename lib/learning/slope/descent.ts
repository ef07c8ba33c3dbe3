import type { Slope } from "./slope";

/** How a descent turned out. */
type Outcome =
  /** It was still on its way down when the steps were used up. */
  | "creeps"
  /** It settled in the valley. */
  | "settles"
  /** It settled there after having leapt to and fro. */
  | "leaps"
  /** It was still leaping to and fro when the steps were used up. */
  | "bounces"
  /** It settled in the dip. */
  | "stuck"
  /** It left the slope. */
  | "out";

export type Descent = {
  /** The weight at the start and after each step. Where the ball flew out, the last one lies outside the slope. */
  readonly places: readonly number[];
  readonly outcome: Outcome;
};

/** Steps that a ball has. */
export const STEPS = 30;
/** So near to the lowest place, and with so short a step, the ball counts as settled. */
const NEAR = 0.09;
/** In the dip a ball that leaps to and fro passes the bottom, too, so its step has to be shorter. */
const STILL = 0.025;
/** Longer steps that turn back more often than this are leaps to and fro. */
const MOST_TURNS = 1;

/** Plain gradient descent from the start of a slope: each step goes `rate` times the gradient downhill. `rate`: above 0. */
export function descend(slope: Slope, rate: number): Descent {
  const places = [slope.start];
  let turns = 0;
  let last = 0;
  for (let step = 0; step < STEPS; step++) {
    const move = -rate * slope.gradient(places.at(-1)!);
    const weight = places.at(-1)! + move;
    places.push(weight);
    if (!(weight >= slope.from && weight <= slope.to)) return { places, outcome: "out" };
    const length = Math.abs(move);
    if (move * last < 0 && length > NEAR) turns++;
    last = move;
    if (length < NEAR && isNear(weight, slope.valley))
      return { places, outcome: turns > MOST_TURNS ? "leaps" : "settles" };
    if (length < STILL && slope.dip !== null && isNear(weight, slope.dip))
      return { places, outcome: "stuck" };
  }
  return { places, outcome: turns > MOST_TURNS ? "bounces" : "creeps" };
}

function isNear(weight: number, place: number): boolean {
  return Math.abs(weight - place) < NEAR;
}
