/** Where the loss of a valley is measured. */
export type ValleySample = {
  /** Examples of the training split, the same for every point: all of it where it is small enough. */
  readonly count: number;
  readonly of: number;
};

/** Points on each side of a valley's grids, coarse first; each grid has the points of the one before it. */
export const VALLEY_SIZES = [11, 21, 41] as const;

/** The training loss over a plane through a network's weights, dropout off. */
export type Valley = {
  /** Steps that the network in the middle has taken. */
  readonly step: number;
  readonly sample: ValleySample;
  /** Points on each side; odd, so that the network itself is the middle one. */
  readonly size: number;
  /** Half of what the plane spans along each direction, in the length of the weights. */
  readonly reach: { readonly x: number; readonly y: number };
  /** Size × size mean losses, row after row from −reach.y up, each from −reach.x on. */
  readonly losses: Float64Array;
  /** What the plane's directions are: components of the path, or random where the path has none. */
  readonly directions: "path" | "path-and-random" | "random";
  /** Share of the path's variance along each direction (0–1); null along a random one. */
  readonly explained: readonly [x: number | null, y: number | null];
  /** Where the network has been, in the order of steps; last the middle. */
  readonly path: readonly ValleyStop[];
};

/** A place on the path, projected onto the plane; `loss` is that of the place itself, `off` its distance from the plane. */
export type ValleyStop = {
  readonly step: number;
  readonly x: number;
  readonly y: number;
  readonly loss: number;
  readonly off: number;
};

/**
 * The training loss along the straight line downhill, against the gradient of that loss, from a network's weights. `at` is how far
 * along it, in the length of the weights.
 */
export type ValleySlice = {
  readonly step: number;
  readonly sample: ValleySample;
  readonly learningRate: number;
  /** Length of the gradient at the start: how steep it is there. Zero on a level place, where there is no downhill. */
  readonly slope: number;
  readonly curve: readonly SlicePoint[];
  /** The lowest place before the loss rises for the first time; null where it keeps falling as far as it was followed. */
  readonly lowest: SlicePoint | null;
  /** Gradient descent along this line with this learning rate: each place = the one before − learning rate × slope there. First the start. */
  readonly descent: readonly SlicePoint[];
  /** The training's own next steps, with its optimiser and batches: how far each got along this line, and the loss it came to, beside the line. First the start. */
  readonly taken: readonly SlicePoint[];
  /** Where the next step lands on the line, with the learning rate as it is: of plain descent the whole gradient's step, of other optimisers as much of theirs as goes this way. */
  readonly landing: SlicePoint | null;
  /** What the learning rate does here; null on a level place. */
  readonly stride: Stride | null;
};

/** What is known of the valley round a network, which is measured again and again while it is looked at. */
export type ValleyState = {
  /** The latest grid, coarse or fine; null before the first. */
  readonly valley: Valley | null;
  readonly slice: ValleySlice | null;
  readonly measuring: boolean;
  /** How long the latest whole valley took, in milliseconds; null before the first. */
  readonly refreshMs: number | null;
};

export type SlicePoint = { readonly at: number; readonly loss: number };

/**
 * What a learning rate does on a slope. It overshoots: "climbs" where a step ends higher on the line, "thrown" where the training is
 * thrown about above guessing. It crawls: "crawls" on the line, "stays" where it was. It is right: a step "reaches" for the lowest
 * place on the line or "crosses" it and still ends lower, or the loss "falls". No verdict: "small" steps, little left to be
 * "learnt", or "unclear".
 */
const STRIDES = [
  "climbs",
  "thrown",
  "crawls",
  "stays",
  "reaches",
  "crosses",
  "falls",
  "small",
  "learnt",
  "unclear",
] as const;
export type StrideKind = (typeof STRIDES)[number];

export type Stride = {
  readonly kind: StrideKind;
  /** How much of the way to the lowest place on the line one step of plain descent goes; null where none is in sight. */
  readonly share: number | null;
  /** How many of the training's own next steps ended higher than they began. */
  readonly rises: number;
  /** Mean loss over the second half of them. */
  readonly laterLoss: number;
  /** The loss of who learnt nothing. */
  readonly guess: number;
};
