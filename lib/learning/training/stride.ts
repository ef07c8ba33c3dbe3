import type { Optimiser } from "./hyperparameters";
import type { Stride, StrideKind, ValleySlice } from "./valley";

/** How the training descends. `steps`: of the whole run. `guess`: the loss of a network that has learnt nothing. */
export type Descent = { readonly optimiser: Optimiser; readonly steps: number; readonly guess: number };

/** Lengths of a step, as shares of the way to the lowest place on the line. On a parabola a step of more than 2 ends higher. */
const CRAWLED = 0.03;
const SMALL = 0.1;
/** Beyond this a step lands on the other side, and the next steps go back and forth. */
const ACROSS = 1.3;
const MOST = 2;
/** Multiples of the loss of guessing: above the first is where no suitable learning rate leads; below the others, much or most has been learnt. */
const FAR_ABOVE = 1.2;
const HALF_LEARNT = 0.5;
const LEARNT = 0.25;
const MANY_RISES = 0.3;
/** Losing a tenth of the loss in these few steps counts as falling. */
const FALLEN = 0.9;

/**
 * What the learning rate does at the start of a slice, where the ground is not level. For plain gradient descent the line shows it; other
 * optimisers take other directions, so for them the loss over their next steps does. Single batches are noisy, so either may be unclear.
 */
export function strideOf(slice: Omit<ValleySlice, "stride">, { optimiser, steps, guess }: Descent): Stride {
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
    // At this pace, not even all the steps of the run would use up the loss; a short step on a steep slope might.
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
    // The middle of the second half is three quarters of the way to the last step. Too slow if, at this pace, all the steps of the run would
    // not use up half of the loss: a strict measure, since adaptive steps do not shrink with the slope.
    const won = (loss - laterLoss) / (0.75 * after.length);
    return loss > HALF_LEARNT * guess && !risesOften && 2 * won * steps < loss ? "stays" : "unclear";
  };
  return { kind: optimiser === "sgd" ? onTheLine() : asTrained(), share, rises, laterLoss, guess };
}
