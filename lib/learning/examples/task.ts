import { symbolCount } from "@/lib/learning/letters/alphabet";
import type { Scale } from "@/lib/learning/numbers/scale";
import { unreachable } from "@/lib/learning/unreachable";

/**
 * What a network predicts: one of K classes (given by message keys, in label order), a number, standardised where there is a `target` scale,
 * or the next letter of a word. `alphabet`: its letters, each once; symbol 0 is the end mark, symbol n the n-th letter.
 */
export type Task =
  | { readonly kind: "classification"; readonly classes: readonly string[] }
  | { readonly kind: "regression"; readonly target?: Scale }
  | { readonly kind: "next-letter"; readonly alphabet: string };

/** Stands for the task of a challenge that a page does not know: this version no longer has it, or it came into the plan after the page was opened. */
export const UNKNOWN_TASK: Task = { kind: "classification", classes: [] };

export type LetterTask = Extract<Task, { kind: "next-letter" }>;

export type Loss = "cross-entropy" | "mse";

/** The loss a task is trained on. */
export function lossOf(task: Task): Loss {
  return task.kind === "regression" ? "mse" : "cross-entropy";
}

/** How many classes the network chooses between: for letters, those of the alphabet and the end mark. Null for a regression. */
export function classCount(task: Task): number | null {
  switch (task.kind) {
    case "classification":
      return task.classes.length;
    case "next-letter":
      return symbolCount(task.alphabet);
    case "regression":
      return null;
    default:
      return unreachable(task);
  }
}

/** Units of the output layer: one logit per class, or one number. */
export function outputUnits(task: Task): number {
  return classCount(task) ?? 1;
}
