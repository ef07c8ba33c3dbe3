/** A loss over one weight, to let a ball go on. */
export type Slope = {
  readonly name: SlopeName;
  /** The weights that are drawn. A ball that leaves them has flown out. */
  readonly from: number;
  readonly to: number;
  /** Where the ball is let go. */
  readonly start: number;
  /** The place with the lowest loss. */
  readonly valley: number;
  /** A place that is lower than all around it, but higher than the valley; null without one. */
  readonly dip: number | null;
  loss(weight: number): number;
  gradient(weight: number): number;
};

export const SLOPE_NAMES = ["valley", "dip"] as const;
export type SlopeName = (typeof SLOPE_NAMES)[number];

/** Gentle on the left, steep on the right, with one valley. Its curvature there is 1, so that steps of more than 2 never settle. */
const valley: Slope = {
  ...{ name: "valley", from: -3.1, to: 2.5, start: -2.75, valley: 0, dip: null },
  loss: (x) => x ** 2 / 2 + x ** 3 / 12 + x ** 4 / 60,
  gradient: (x) => x + x ** 2 / 4 + x ** 3 / 15,
};

const [DEPTH, CENTRE, WIDTH] = [0.9, -2.1, 0.2];

/** A bell-shaped dip on the way down to the valley: small steps come to rest in it, larger ones leap over it. */
const dip: Slope = {
  ...{ name: "dip", from: -3.1, to: 2.9, start: -2.8, valley: 0, dip: -2.044 },
  loss: (x) => 0.3 * x ** 2 - bell(x),
  gradient: (x) => 0.6 * x + (bell(x) * (x - CENTRE)) / WIDTH ** 2,
};

function bell(x: number): number {
  return DEPTH * Math.exp(-((x - CENTRE) ** 2) / (2 * WIDTH ** 2));
}

export const SLOPES: Readonly<Record<SlopeName, Slope>> = { valley, dip };
