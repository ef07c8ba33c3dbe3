import { lengthOf } from "@/lib/learning/curves/curve";
import { type Diagnosis, diagnose } from "@/lib/learning/curves/diagnosis";
import { hasRunAway } from "@/lib/learning/curves/regime";
import type { Task } from "@/lib/learning/examples/task";
import type { Network } from "@/lib/learning/network/network";
import type { EndReason, Millis } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { besideInClass, companionsOf } from "./beside";

/** The diagnosis of a run when its curve had this many points. */
type Found = {
  readonly startedAt: Millis;
  readonly reason: EndReason | null;
  readonly points: number;
  /** How many runs it was judged beside. */
  readonly companions: number;
  readonly diagnosis: Diagnosis | null;
};

/** Cached by network: every event makes a new `Run`, but a run keeps its network object. */
const found = new WeakMap<Network, Found>();
/** A curve is diagnosed again only when it has grown by this share, since in a class three hundred of them grow four times a second. */
const GROWTH = 0.05;

/** The diagnosis of a run by its points and beside the class's other runs; null while there are too few points. */
export function diagnosisOf(session: Pick<Session, "participants">, run: Run, task: Task): Diagnosis | null {
  const { network, hyperparameters, startedAt, curve, end } = run;
  const reason = end?.reason ?? null;
  const points = lengthOf(curve);
  const companions = companionsOf(session, run).length;
  const known = found.get(network);
  const stands =
    known?.startedAt === startedAt &&
    known.reason === reason &&
    known.companions === companions &&
    points >= known.points &&
    points <= (1 + GROWTH) * known.points;
  if (stands && (reason === null || points === known.points)) return known.diagnosis;
  const diagnosis = diagnose(curve, {
    task,
    settings: { network, hyperparameters },
    diverged: reason === "diverged",
    beside: besideInClass(session, run),
  });
  found.set(network, { startedAt, reason, points, companions, diagnosis });
  return diagnosis;
}

/**
 * Whether a run diverged, as shown on every screen. A loss that grew but stayed finite, as with a bounded activation, counts too. `task`
 * null (this version does not know the challenge): only runs that ended as diverged count.
 */
export function hasDiverged({ curve, hyperparameters, end }: Run, task: Task | null): boolean {
  return end?.reason === "diverged" || (task !== null && hasRunAway(curve, hyperparameters.epochs));
}

/** Whether a run needs no advice: the steps are right, and it generalises. A student with such a run is not stuck, whatever they try next. */
export function isSound(diagnosis: Diagnosis | null): boolean {
  return (
    diagnosis !== null &&
    troublesOf(diagnosis, true).length === 0 &&
    diagnosis.fit === "just-right" &&
    !diagnosis.rising
  );
}

/** What a student should hear about a run: first how it steps, then how it fits. */
export type Trouble = "diverged" | "bouncing" | "crawling" | "vanishing" | "underfitting" | "overfitting";

/** The troubles of a run. Underfitting counts only once it has ended, since every run begins that way, and only if the steps are not to blame. */
export function troublesOf(diagnosis: Diagnosis | null, ended: boolean): Trouble[] {
  if (diagnosis === null) return [];
  const { regime, fit } = diagnosis;
  // A loss that has stopped falling is no trouble in itself: it may have arrived.
  const steps: Trouble[] = regime === "just-right" || regime === "stopped" ? [] : [regime];
  if (fit === "overfitting") return [...steps, fit];
  return fit === "underfitting" && ended && steps.length === 0 ? [fit] : steps;
}
