import type { Task } from "@/lib/learning/examples/task";
import { isMember } from "@/lib/session/decide/seats";
import { diagnosisOf, type Trouble, troublesOf } from "@/lib/session/insights/run-diagnosis";
import type { Session } from "@/lib/session/log/session";
import { lastRun } from "./activity";

/** Where a student's current run, or their last one, stands; the most pressing first. */
export const CONDITIONS = [
  "diverged",
  "bouncing",
  "crawling",
  "overfitting",
  "underfitting",
  "on-the-way",
  "well",
] as const satisfies readonly (Trouble | "on-the-way" | "well")[];
export type Condition = (typeof CONDITIONS)[number];

/** How many students of a round are in each condition. Who has not trained in it is not counted, nor who was removed. */
export function classDiagnosis(session: Session, round: number, task: Task): ReadonlyMap<Condition, number> {
  const counts = new Map<Condition, number>();
  for (const participant of session.participants) {
    const run = lastRun(participant);
    if (!isMember(participant) || run?.round !== round) continue;
    const diagnosis = diagnosisOf(run, task);
    const ended = run.end !== null;
    const fine = ended && diagnosis !== null ? "well" : "on-the-way";
    const condition = troublesOf(diagnosis, ended)[0] ?? fine;
    counts.set(condition, (counts.get(condition) ?? 0) + 1);
  }
  return counts;
}
