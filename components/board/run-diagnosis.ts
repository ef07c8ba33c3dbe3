import { type Diagnosis, diagnose } from "@/lib/learning/diagnosis";
import type { Task } from "@/lib/learning/task";
import type { Run } from "@/lib/session/session";

/** A run never changes: what happens to it makes another. So its diagnosis is found once. */
const found = new WeakMap<Run, Diagnosis | null>();

/** What is wrong with a run, as far as its points tell; null while there are too few. */
export function diagnosisOf(run: Run, task: Task): Diagnosis | null {
  const known = found.get(run);
  if (known !== undefined) return known;
  const diagnosis = diagnose(run.curve, {
    task,
    epochs: run.hyperparameters.epochs,
    diverged: run.end?.reason === "diverged",
  });
  found.set(run, diagnosis);
  return diagnosis;
}

/** What is worth a word about a run: the steps it takes first, then what it learnt. */
export type Trouble = "diverged" | "bouncing" | "crawling" | "underfitting" | "overfitting";

/** Every run begins by knowing too little, so `underfitting` is said once it has ended. */
export function troublesOf(diagnosis: Diagnosis | null, ended: boolean): Trouble[] {
  if (diagnosis === null) return [];
  const { regime, fit } = diagnosis;
  const troubles: Trouble[] = regime === "just-right" ? [] : [regime];
  if (fit === "overfitting" || (fit === "underfitting" && ended)) troubles.push(fit);
  return troubles;
}
