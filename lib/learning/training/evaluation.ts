import type { Split } from "@/lib/learning/examples/split";
import { classCount, type Task } from "@/lib/learning/examples/task";
import { TODAYS_SCORE_FLOOR } from "./score-rules";

/** How well a network does on one split: mean loss, score 0–100, and accuracy (0–1) or root mean squared error. */
export type Evaluation = { readonly loss: number; readonly score: number; readonly metric: number };

/** Above this a loss never comes back down, and the run counts as diverged: float32 ends at 3.4e38. */
export const LARGEST_LOSS = 1e30;

/**
 * Evaluates a network's outputs on a split.
 * `outputs`: count × K logits, or count × 1 numbers. Score = 100 · max(0, 1 − L / L_ref): for classification L is the mean clipped
 * cross-entropy and L_ref = ln K (guessing); for regression L is the mean squared error and L_ref the variance of the
 * target (always predicting the mean), so that the score is 100·R². `floor`: the least probability that counts (see `score-rules`); the
 * loss itself is not clipped.
 */
export function evaluate(
  outputs: Float32Array,
  split: Split,
  task: Task,
  floor = TODAYS_SCORE_FLOOR,
): Evaluation {
  const classes = classCount(task);
  return classes === null
    ? evaluateRegression(outputs, split)
    : evaluateClassification(outputs, split, classes, -Math.log(floor));
}

/**
 * The loss of each example as the score counts it: its clipped cross-entropy, or its squared error. Their mean is the L of the score.
 */
export function exampleLosses(
  outputs: Float32Array,
  { count, labels }: Split,
  task: Task,
  floor = TODAYS_SCORE_FLOOR,
): Float64Array {
  const classes = classCount(task);
  if (classes === null)
    return Float64Array.from({ length: count }, (_, example) => (outputs[example]! - labels[example]!) ** 2);
  return Float64Array.from({ length: count }, (_, example) => {
    const logits = outputs.subarray(example * classes, (example + 1) * classes);
    const max = Math.max(...logits);
    const sum = logits.reduce((total, logit) => total + Math.exp(logit - max), 0);
    return Math.min(max + Math.log(sum) - logits[labels[example]!]!, -Math.log(floor));
  });
}

/** The score of a classification into so many classes, from these losses of its examples. */
export function scoreOfLosses(losses: Float64Array, classes: number): number {
  return score(losses.reduce((sum, loss) => sum + loss, 0) / losses.length, Math.log(classes));
}

/** `dearest`: the most that one example counts. */
function evaluateClassification(
  logits: Float32Array,
  { count, labels }: Split,
  classes: number,
  dearest: number,
): Evaluation {
  let loss = 0;
  let clipped = 0;
  let right = 0;
  for (let example = 0; example < count; example++) {
    const row = example * classes;
    let max = Number.NEGATIVE_INFINITY;
    let guess = 0;
    for (let k = 0; k < classes; k++) {
      if (logits[row + k]! > max) {
        max = logits[row + k]!;
        guess = k;
      }
    }
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += Math.exp(logits[row + k]! - max);
    const surprise = max + Math.log(sum) - logits[row + labels[example]!]!;
    loss += surprise;
    clipped += Math.min(surprise, dearest);
    if (guess === labels[example]) right++;
  }
  return { loss: loss / count, score: score(clipped / count, Math.log(classes)), metric: right / count };
}

function evaluateRegression(predictions: Float32Array, { count, labels }: Split): Evaluation {
  let mean = 0;
  for (let example = 0; example < count; example++) mean += labels[example]! / count;
  let loss = 0;
  let variance = 0;
  for (let example = 0; example < count; example++) {
    loss += (predictions[example]! - labels[example]!) ** 2 / count;
    variance += (labels[example]! - mean) ** 2 / count;
  }
  return { loss, score: score(loss, variance), metric: Math.sqrt(loss) };
}

function score(loss: number, reference: number): number {
  return Number.isFinite(loss) ? 100 * Math.max(0, 1 - loss / reference) : 0;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
