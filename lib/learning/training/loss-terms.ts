import type { Task } from "@/lib/learning/examples/task";

/** The loss of one example with every number in its formula, all in float64. */
export type LossTerms = CrossEntropyTerms | SquaredErrorTerms;

/** Loss = −ln p[label], where p = softmax(logits): p[k] = powers[k] ÷ sum, powers[k] = e^(logits[k] − largest). */
export type CrossEntropyTerms = {
  readonly kind: "cross-entropy";
  readonly label: number;
  readonly logits: readonly number[];
  /** The largest logit: subtracted from every logit so that no power overflows; the probabilities stay the same. */
  readonly largest: number;
  readonly powers: readonly number[];
  readonly sum: number;
  readonly probabilities: readonly number[];
  /** The likeliest class. */
  readonly guess: number;
  readonly loss: number;
};

/** Loss = error², where error = output − target. */
export type SquaredErrorTerms = {
  readonly kind: "mse";
  readonly output: number;
  readonly target: number;
  readonly error: number;
  readonly loss: number;
};

/** Breaks down the loss of one example. `outputs`: a logit per class, or one number; `label`: a class index, or the target value. */
export function lossTerms(outputs: ArrayLike<number>, label: number, task: Task): LossTerms {
  if (task.kind === "regression") {
    const output = outputs[0]!;
    const error = output - label;
    return { kind: "mse", output, target: label, error, loss: error ** 2 };
  }
  const logits = Array.from(outputs);
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  const guess = logits.indexOf(largest);
  const others = powers.reduce((total, power, k) => (k === guess ? total : total + power), 0);
  return {
    kind: "cross-entropy",
    label,
    logits,
    largest,
    powers,
    sum,
    probabilities: powers.map((power) => power / sum),
    guess,
    // Not computed from the probability, which may underflow to 0 while the loss is still finite, or round to 1 while it is not yet 0.
    loss: largest - logits[label]! + Math.log1p(others),
  };
}

/** What a guess costs: −ln of the label's probability, and the squared error against the one-hot label, summed over all classes. */
export type GuessCost = { readonly crossEntropy: number; readonly squaredError: number };

/** The same probabilities under both losses: squared error never exceeds 2, cross-entropy is unbounded. */
export function costOfGuess(probabilities: readonly number[], label: number): GuessCost {
  const squaredError = probabilities.reduce(
    (sum, probability, k) => sum + (probability - (k === label ? 1 : 0)) ** 2,
    0,
  );
  return { crossEntropy: -Math.log(probabilities[label]!), squaredError };
}

/** The probabilities of a network that gives a wrong class this `confidence` (0–1), and the label the rest. */
function wrongGuess(confidence: number): readonly [label: number, wrong: number] {
  return [1 - confidence, confidence];
}

/** What a wrong guess costs at each confidence, for a chart of both losses. */
export function wrongGuessCosts(
  confidences: readonly number[],
): readonly (GuessCost & { readonly confidence: number })[] {
  return confidences.map((confidence) => ({ confidence, ...costOfGuess(wrongGuess(confidence), 0) }));
}
