/** Where the loss of a valley is measured. */
export type ValleySample = {
  /** Examples of the training split, the same for every point: all of it where it is small enough. */
  readonly count: number;
  readonly of: number;
};

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

export type SlicePoint = { readonly at: number; readonly loss: number };

/** What a learning rate makes of a slope: it leaps over the lowest place and comes out higher, hardly moves, or comes down. */
export const STRIDES = ["overshoots", "crawls", "just-right"] as const;
export type StrideKind = (typeof STRIDES)[number];

/** What happened in the training's own next steps. */
export type Stride = {
  readonly kind: StrideKind;
  /** The middle one of them: how far it went, compared with the way to the lowest place in its own direction. 1 lands there, 2 as high as before on the other side. Infinity: it went uphill from the start. */
  readonly way: number;
  /** How many of them ended higher than they began. */
  readonly rises: number;
  /** Mean loss over the second half of them. */
  readonly laterLoss: number;
};

/** One step taken: the loss before and after it, and the slope it set off on (the loss's gradient × the change of the weights). */
export type StepTaken = { readonly before: number; readonly after: number; readonly fall: number };

/** So much above where it began is a climb … */
const CLIMBED = 1.1;
/** … and so much above guessing is where no learning rate that is right has led. */
const FAR_ABOVE_GUESSING = 1.5;
const MANY_RISES = 0.3;
/** Less of the way to the lowest place than this, and no more than a tenth of the loss won in all steps together, is a crawl. */
const CRAWLED = 0.02;
const HARDLY_LESS = 0.9;

/** `guess`: the loss of who knows nothing. */
export function strideOf(steps: readonly StepTaken[], guess: number): Stride {
  const start = steps[0].before;
  const later = steps.slice(Math.floor(steps.length / 2));
  const laterLoss = later.reduce((sum, { after }) => sum + after, 0) / later.length;
  const rises = steps.filter(({ before, after }) => !(after <= before)).length;
  const ways = steps.map(wayOf).sort((one, other) => one - other);
  const way = ways[Math.floor(ways.length / 2)];
  const isThrownAbout = rises > MANY_RISES * steps.length && start > FAR_ABOVE_GUESSING * guess;
  const hasClimbed = !(laterLoss <= CLIMBED * start);
  const kind =
    hasClimbed || isThrownAbout
      ? "overshoots"
      : way < CRAWLED && laterLoss > HARDLY_LESS * start
        ? "crawls"
        : "just-right";
  return { kind, way, rises, laterLoss };
}

/** On the parabola through the loss before, its slope there, and the loss after. 0 where it bends down, so that no lowest place is in sight. */
function wayOf({ before, after, fall }: StepTaken): number {
  if (!(fall < 0)) return Number.POSITIVE_INFINITY;
  const bend = after - before - fall;
  return Math.max(0, (2 * bend) / -fall);
}
