import type { ShownRun } from "@/components/lab/runs/shown-run";
import { diagnose, fittingIn } from "@/lib/learning/diagnosis";
import type { Fitting } from "@/lib/learning/fitting";
import type { Task } from "@/lib/learning/task";

/** Where a run stands between underfitting and overfitting, or why it does not stand anywhere. */
export type SpectrumMark =
  | ({ readonly kind: "placed"; readonly ordinal: number } & Fitting)
  | { readonly kind: "early" | "diverged"; readonly ordinal: number };

/** A run's mark on the spectrum, from its own two curves. */
export function spectrumMark({ curve, settings, end, ordinal }: ShownRun, task: Task): SpectrumMark {
  const reading = { task, epochs: settings.hyperparameters.epochs, diverged: end === "diverged" };
  const fitting = fittingIn(curve, reading);
  if (fitting) return { kind: "placed", ordinal, ...fitting };
  return { kind: diagnose(curve, reading) === null ? "early" : "diverged", ordinal };
}

/** Places of one's other runs that have ended, as far as they have one. */
export function otherPlaces(runs: readonly ShownRun[], current: ShownRun | null, task: Task): number[] {
  return runs.flatMap((run) => {
    if (run.number === current?.number || run.end === null) return [];
    const mark = spectrumMark(run, task);
    return mark.kind === "placed" ? [mark.place] : [];
  });
}

/** A place of −1 to 1 as a share of the way, 0 to 1. */
export function shareOf(place: number): number {
  return (place + 1) / 2;
}
