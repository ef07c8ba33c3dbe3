import { outputUnits, type Task } from "@/lib/learning/examples/task";
import { costOfGuess, type GuessCost, lossTerms } from "@/lib/learning/training/loss-terms";
import type { BatchTrace } from "@/lib/learning/training/step-trace";

/** A wrong guess of the network, its confidence (0–1), and what it costs under both losses. */
export type ConfidentMistake = GuessCost & {
  readonly row: number;
  readonly guess: number;
  readonly label: number;
  readonly confidence: number;
};

/** The most confident wrong guess in a batch; null where all guesses are right, or the task asks for numbers. */
export function confidentMistake({ outputs, labels }: BatchTrace, task: Task): ConfidentMistake | null {
  const units = outputUnits(task);
  let worst: ConfidentMistake | null = null;
  labels.forEach((label, row) => {
    const terms = lossTerms(outputs.subarray(row * units, (row + 1) * units), label, task);
    if (terms.kind === "mse" || terms.guess === label) return;
    const confidence = terms.probabilities[terms.guess]!;
    if (!(confidence > (worst?.confidence ?? 0))) return;
    const { squaredError } = costOfGuess(terms.probabilities, label);
    worst = { row, guess: terms.guess, label, confidence, crossEntropy: terms.loss, squaredError };
  });
  return worst;
}

/** The terms of the loss of one example in a batch. */
export function termsOf({ outputs, labels }: BatchTrace, row: number, task: Task) {
  const units = outputUnits(task);
  return lossTerms(outputs.subarray(row * units, (row + 1) * units), labels[row]!, task);
}
