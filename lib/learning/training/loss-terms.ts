import type { Task } from "@/lib/learning/examples/task";

/** What one example costs, with every number of the formula in it; all in float64. */
export type LossTerms = CrossEntropyTerms | SquaredErrorTerms;

/** Loss = −ln p[label], where p = softmax(logits): p[k] = powers[k] ÷ sum, powers[k] = e^(logits[k] − largest). */
export type CrossEntropyTerms = {
  readonly kind: "cross-entropy";
  readonly label: number;
  readonly logits: readonly number[];
  /** Taken from every logit, so that no power is too large; the probabilities are the same without it. */
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

/** The loss of one example, taken apart. `outputs`: the network's, a logit a class or one number; `label`: a class, or the target value. */
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
    // Not the logarithm of the probability, which may have vanished where the loss is far from endless, or be as good as 1 where the
    // loss is small, yet not zero.
    loss: largest - logits[label]! + Math.log1p(others),
  };
}

/** What a guess costs: −ln of the label's probability, and the sum over all classes of (probability − 1 for the label, 0 for others)². */
export type GuessCost = { readonly crossEntropy: number; readonly squaredError: number };

/** The same probabilities under both losses: squared error is never above 2, cross-entropy has no end. */
export function costOfGuess(probabilities: readonly number[], label: number): GuessCost {
  const squaredError = probabilities.reduce(
    (sum, probability, k) => sum + (probability - (k === label ? 1 : 0)) ** 2,
    0,
  );
  return { crossEntropy: -Math.log(probabilities[label]!), squaredError };
}

/** The probabilities of a network that takes a wrong class to be this likely (0–1), and leaves the rest to the label. */
function wrongGuess(confidence: number): readonly [label: number, wrong: number] {
  return [1 - confidence, confidence];
}

/** How much a wrong guess costs, from hesitant to certain: what a chart of both losses is drawn from. */
export function wrongGuessCosts(
  confidences: readonly number[],
): readonly (GuessCost & { readonly confidence: number })[] {
  return confidences.map((confidence) => ({ confidence, ...costOfGuess(wrongGuess(confidence), 0) }));
}
