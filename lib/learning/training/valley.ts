/** Where the loss of a valley is measured. */
export type ValleySample = {
  /** Examples of the training split, the same for every point: all of them if there are few enough. */
  readonly count: number;
  readonly of: number;
};

/** Points on each side of a valley's grids, coarse first; each grid contains the points of the one before it. */
export const VALLEY_SIZES = [11, 21, 41] as const;

/** The training loss over a plane through a network's weights, dropout off. */
export type Valley = {
  /** Steps taken by the network in the middle. */
  readonly step: number;
  readonly sample: ValleySample;
  /** Points on each side; odd, so that the network itself is the middle one. */
  readonly size: number;
  /** Half the extent of the plane along each direction, in units of weight space. */
  readonly reach: { readonly x: number; readonly y: number };
  /** Size × size mean losses, row after row, starting at −reach.y, each row starting at −reach.x. */
  readonly losses: Float64Array;
  /** How the plane's directions were chosen: principal components of the path, or at random where the path has too few. */
  readonly directions: "path" | "path-and-random" | "random";
  /** Share of the path's variance along each direction (0–1); null along a random one. */
  readonly explained: readonly [x: number | null, y: number | null];
  /** Where the network has been, in order of steps; the last one is the middle. */
  readonly path: readonly ValleyStop[];
};

/** A place on the path, projected onto the plane; `loss` is the loss at the place itself, `off` its distance from the plane. */
export type ValleyStop = {
  readonly step: number;
  readonly x: number;
  readonly y: number;
  readonly loss: number;
  readonly off: number;
};

/**
 * The training loss along the straight line downhill (against the gradient of that loss) from a network's weights. `at`: distance along the
 * line, in units of weight space.
 */
export type ValleySlice = {
  readonly step: number;
  readonly sample: ValleySample;
  readonly learningRate: number;
  /** Length of the gradient at the start: how steep it is there. Zero on level ground, where there is no downhill. */
  readonly slope: number;
  readonly curve: readonly SlicePoint[];
  /** The lowest place before the loss first rises; null if it keeps falling as far as it was followed. */
  readonly lowest: SlicePoint | null;
  /** Gradient descent along this line with this learning rate: each place = the one before − learning rate × slope there. The first is the start. */
  readonly descent: readonly SlicePoint[];
  /** The training's own next steps, with its optimiser and batches: how far each gets along this line, and its loss, which is usually off the line. The first is the start. */
  readonly taken: readonly SlicePoint[];
  /** Where the next step lands on the line at the current learning rate: the full-gradient step for plain descent; for other optimisers, the part of their step along this line. */
  readonly landing: SlicePoint | null;
  /** What the learning rate does here; null on level ground. */
  readonly stride: Stride | null;
};

/** What is known of the valley around a network, which is measured again and again while somebody looks at it. */
export type ValleyState = {
  /** The latest grid, coarse or fine; null before the first. */
  readonly valley: Valley | null;
  readonly slice: ValleySlice | null;
  readonly measuring: boolean;
  /** How long the latest complete valley took, in milliseconds; null before the first. */
  readonly refreshMs: number | null;
};

export type SlicePoint = { readonly at: number; readonly loss: number };

/**
 * What a learning rate does on a slope. Too large: a step ends higher on the line ("climbs"), or the training is tossed about above the loss
 * of guessing ("thrown"). Too small: it "crawls" along the line, or "stays" where it was. Right: a step "reaches" towards the lowest place on
 * the line, or "crosses" it and still ends lower, or the loss "falls". No verdict: steps are "small", nearly everything is "learnt", or it
 * is "unclear".
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
  /** One step of plain descent, as a share of the way to the lowest place on the line; null if no lowest place was found. */
  readonly share: number | null;
  /** How many of the training's own next steps raised the loss. */
  readonly rises: number;
  /** Mean loss over the second half of those steps. */
  readonly laterLoss: number;
  /** The loss of a network that has learnt nothing. */
  readonly guess: number;
};
