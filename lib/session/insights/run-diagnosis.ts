import { lengthOf } from "@/lib/learning/curves/curve";
import { type Diagnosis, diagnose } from "@/lib/learning/curves/diagnosis";
import type { Task } from "@/lib/learning/examples/task";
import type { Network } from "@/lib/learning/network/network";
import type { EndReason, Millis } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";

/** What was found of a run when its curve had so many points. */
type Found = {
  readonly startedAt: Millis;
  readonly reason: EndReason | null;
  readonly points: number;
  readonly diagnosis: Diagnosis | null;
};

/** By their networks: every event makes another `Run`, but a run keeps the network that it was started with. */
const found = new WeakMap<Network, Found>();
/** A curve is read again when it has grown by this share: three hundred of them grow four times a second. */
const GROWTH = 0.05;

/** What is wrong with a run, as far as its points tell; null while there are too few. */
export function diagnosisOf(run: Run, task: Task): Diagnosis | null {
  const { network, startedAt, curve, end } = run;
  const reason = end?.reason ?? null;
  const points = lengthOf(curve);
  const known = found.get(network);
  const stands =
    known?.startedAt === startedAt &&
    known.reason === reason &&
    points >= known.points &&
    points <= (1 + GROWTH) * known.points;
  if (stands && (reason === null || points === known.points)) return known.diagnosis;
  const diverged = reason === "diverged";
  const diagnosis = diagnose(curve, { task, epochs: run.hyperparameters.epochs, diverged });
  found.set(network, { startedAt, reason, points, diagnosis });
  return diagnosis;
}

/**
 * Whether a run diverged, as every screen says it: a loss that ran away without leaving the numbers, as a bounded activation lets it,
 * counts as well. `task` null, where a version does not know the challenge: only what left the numbers does.
 */
export function hasDiverged(run: Run, task: Task | null): boolean {
  if (run.end?.reason === "diverged") return true;
  return task !== null && diagnosisOf(run, task)?.regime === "diverged";
}

/** Good steps, and what was learnt generalises: there is nothing to mend. Who has such a run is not stuck, whatever they try after it. */
export function isSound(diagnosis: Diagnosis | null): boolean {
  return diagnosis?.regime === "just-right" && diagnosis.fit === "just-right";
}

/** What is worth a word about a run: the steps it takes first, then what it learnt. */
export type Trouble = "diverged" | "bouncing" | "crawling" | "underfitting" | "overfitting";

/** `underfitting` is said of a run that has ended, for every run begins so, and where its steps are not to blame. */
export function troublesOf(diagnosis: Diagnosis | null, ended: boolean): Trouble[] {
  if (diagnosis === null) return [];
  const { regime, fit } = diagnosis;
  const steps: Trouble[] = regime === "just-right" ? [] : [regime];
  if (fit === "overfitting") return [...steps, fit];
  return fit === "underfitting" && ended && steps.length === 0 ? [fit] : steps;
}
