import type { Task } from "@/lib/learning/examples/task";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import { activeRun, type Participant, type Run } from "@/lib/session/log/session";

/** What a participant is doing, according to their last run. `task`: of that run; null if unknown. Offline takes precedence, as nothing newer is known. */
export type Activity = "offline" | "training" | "diverged" | "idle";

export function activityOf(participant: Participant, task: Task | null): Activity {
  if (!participant.connected) return "offline";
  if (activeRun(participant)) return "training";
  const last = lastRun(participant);
  return last !== null && hasDiverged(last, task) ? "diverged" : "idle";
}

export function lastRun(participant: Participant): Run | null {
  return participant.runs.at(-1) ?? null;
}
