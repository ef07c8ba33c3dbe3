import { unreachable } from "@/lib/learning/unreachable";
import type { Hyperparameters, Optimiser } from "./hyperparameters";

/** One weight in one step. The memories are the optimiser's for this weight, after the step: momentum's velocity or Adam's mean; the mean square of RMSProp and Adam. */
export type WeightStep = {
  readonly before: number;
  readonly gradient: number;
  readonly firstMemory: number;
  readonly secondMemory: number;
  readonly after: number;
};

/** How an optimiser turns a gradient into an update: new weight = decayed − rate × direction. */
export type UpdateTerms = {
  /** The old weight after weight decay. */
  readonly decayed: number;
  /** What the learning rate is multiplied with: the gradient itself, the velocity, or the gradient (or its mean) ÷ `scale`. */
  readonly direction: number;
  /** What the gradient (or its mean) is divided by; 1 for optimisers that do not divide. */
  readonly scale: number;
  readonly rate: number;
  readonly change: number;
};

export type UpdateRule = Pick<Hyperparameters, "optimiser" | "learningRate" | "weightDecay"> & {
  /** Steps taken before this one. */
  readonly step: number;
  /** Biases do not decay. */
  readonly isBias: boolean;
};

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/**
 * The update of one weight with its numbers filled in, in float64; the engine's float32 result agrees up to its last digits. SGD: w − ηg.
 * Momentum: v = 0.9v + g, w − ηv. RMSProp: s = 0.9s + 0.1g², w − ηg ÷ √(s + ε). Adam (Kingma and Ba, 2015): m and s are running means of g
 * and g², both corrected for starting at zero, w − η·m ÷ (√s + ε).
 */
export function updateTerms(weight: WeightStep, rule: UpdateRule): UpdateTerms {
  const { learningRate: rate, weightDecay, isBias } = rule;
  const decayed = isBias ? weight.before : weight.before * (1 - rate * weightDecay);
  const { direction, scale } = directionOf(rule.optimiser, weight, rule.step + 1);
  return { decayed, direction, scale, rate, change: weight.after - weight.before };
}

function directionOf(
  optimiser: Optimiser,
  { gradient, firstMemory, secondMemory }: WeightStep,
  steps: number,
): Pick<UpdateTerms, "direction" | "scale"> {
  switch (optimiser) {
    case "sgd":
      return { direction: gradient, scale: 1 };
    case "momentum":
      return { direction: firstMemory, scale: 1 };
    case "rmsprop": {
      const scale = Math.sqrt(secondMemory + EPSILON);
      return { direction: gradient / scale, scale };
    }
    case "adam": {
      const mean = firstMemory / (1 - BETA_1 ** steps);
      const scale = Math.sqrt(secondMemory / (1 - BETA_2 ** steps)) + EPSILON;
      return { direction: mean / scale, scale };
    }
    default:
      return unreachable(optimiser);
  }
}
