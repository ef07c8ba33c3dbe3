import type { Scale } from "@/lib/learning/numbers/scale";

/** What a network predicts: one of K classes (given by message keys, in label order), or a number, standardised where there is a `target` scale. */
export type Task =
  | { readonly kind: "classification"; readonly classes: readonly string[] }
  | { readonly kind: "regression"; readonly target?: Scale };

export type Loss = "cross-entropy" | "mse";

/** The loss a task is trained on. */
export function lossOf(task: Task): Loss {
  return task.kind === "classification" ? "cross-entropy" : "mse";
}

/** Units of the output layer: one logit per class, or one number. */
export function outputUnits(task: Task): number {
  return task.kind === "classification" ? task.classes.length : 1;
}
