import { lengthOf } from "@/lib/learning/curves/curve";
import { type Diagnosis, diagnose } from "@/lib/learning/curves/diagnosis";
import type { Task } from "@/lib/learning/examples/task";
import type { Network } from "@/lib/learning/network/network";
import type { EndReason, Millis } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";

/** The diagnosis of a run when its curve had this many points. */
type Found = {
  readonly startedAt: Millis;
  readonly reason: EndReason | null;
  readonly points: number;
  readonly diagnosis: Diagnosis | null;
};

/** Cached by network: every event makes a new `Run`, but a run keeps its network object. */
const found = new WeakMap<Network, Found>();
/** A curve is diagnosed again only when it has grown by this share, since in a class three hundred of them grow four times a second. */
const GROWTH = 0.05;

/** The diagnosis of a run by its points; null while there are too few. */
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
 * Whether a run diverged, as shown on every screen. A loss that grew but stayed finite, as with a bounded activation, counts too. `task`
 * null (this version does not know the challenge): only runs that ended as diverged count.
 */
export function hasDiverged(run: Run, task: Task | null): boolean {
  if (run.end?.reason === "diverged") return true;
  return task !== null && diagnosisOf(run, task)?.regime === "diverged";
}

/** Whether a run needs no advice: the steps are right, and it generalises. A student with such a run is not stuck, whatever they try next. */
export function isSound(diagnosis: Diagnosis | null): boolean {
  return diagnosis?.regime === "just-right" && diagnosis.fit === "just-right";
}

/** What a student should hear about a run: first how it steps, then how it fits. */
export type Trouble = "diverged" | "bouncing" | "crawling" | "underfitting" | "overfitting";

/** The troubles of a run. Underfitting counts only once it has ended, since every run begins that way, and only if the steps are not to blame. */
export function troublesOf(diagnosis: Diagnosis | null, ended: boolean): Trouble[] {
  if (diagnosis === null) return [];
  const { regime, fit } = diagnosis;
  const steps: Trouble[] = regime === "just-right" ? [] : [regime];
  if (fit === "overfitting") return [...steps, fit];
  return fit === "underfitting" && ended && steps.length === 0 ? [fit] : steps;
}
