import type { Optimiser } from "./hyperparameters";
import type { Stride, StrideKind, ValleySlice } from "./valley";

/** With what a slope is walked. `steps`: of the whole run. `guess`: the loss of who learnt nothing. */
export type Walker = { readonly optimiser: Optimiser; readonly steps: number; readonly guess: number };

/** Parts of the way to the lowest place on the line. On a parabola a step of more than 2 climbs. */
const CRAWLED = 0.03;
const SMALL = 0.1;
/** Further than this it lands on the other side, and the next steps come back and forth. */
const ACROSS = 1.3;
const MOST = 2;
/** Times the loss of guessing: higher is where no learning rate that is right has led; lower, much or most has been learnt. */
const FAR_ABOVE = 1.2;
const HALF_LEARNT = 0.5;
const LEARNT = 0.25;
const MANY_RISES = 0.3;
/** A tenth of the loss won in these few steps is a fall. */
const FALLEN = 0.9;

/**
 * What the learning rate does where a slice begins, which is not level. Of plain descent the line tells; other optimisers go other
 * ways, and what the loss did in their next steps tells. Single batches are too noisy for either to tell always.
 */
export function strideOf(slice: Omit<ValleySlice, "stride">, { optimiser, steps, guess }: Walker): Stride {
  const { descent, lowest, taken, slope, learningRate } = slice;
  const { loss } = taken[0]!;
  const after = taken.slice(1).map((place) => place.loss);
  const later = after.slice(Math.floor(after.length / 2));
  const laterLoss = later.reduce((sum, value) => sum + value, 0) / later.length;
  const rises = after.filter((value, step) => !(value <= taken[step]!.loss)).length;
  const share = lowest && descent[1]!.at / lowest.at;
  const isFarAbove = loss > FAR_ABOVE * guess;
  const risesOften = rises > MANY_RISES * after.length;

  const onTheLine = (): StrideKind => {
    if (share === null) return "unclear";
    if (!(descent[1]!.loss <= loss)) return "climbs";
    if (isFarAbove && risesOften) return "thrown";
    // At this pace all the steps of the run do not win what is left: a short step on a steep slope may win enough.
    const isTooSlow = learningRate * slope ** 2 * steps < loss;
    if (share < SMALL && loss < LEARNT * guess) return "learnt";
    if (share < CRAWLED && isTooSlow) return "crawls";
    if (share < SMALL) return "small";
    if (share > MOST || isFarAbove) return "unclear";
    return share > ACROSS ? "crosses" : "reaches";
  };
  const asTrained = (): StrideKind => {
    if (isFarAbove) return risesOften ? "thrown" : "unclear";
    if (laterLoss < FALLEN * loss) return "falls";
    // The second half of the steps is three quarters of the way from the first to the last. At this pace all the steps of the run
    // do not win half of what is left: a tight measure, for adaptive steps do not shrink with the slope.
    const won = (loss - laterLoss) / (0.75 * after.length);
    return loss > HALF_LEARNT * guess && !risesOften && 2 * won * steps < loss ? "stays" : "unclear";
  };
  return { kind: optimiser === "sgd" ? onTheLine() : asTrained(), share, rises, laterLoss, guess };
}
