import type { Task } from "@/lib/learning/examples/task";
import { splitInView } from "@/lib/session/board/leaderboard";
import type { Run, Session } from "@/lib/session/log/session";
import { diagnosisOf, type Trouble, troublesOf } from "./run-diagnosis";

/** The condition of a run in a word; the most urgent first. */
export const CONDITIONS = [
  "diverged",
  "bouncing",
  "crawling",
  "vanishing",
  "overfitting",
  "underfitting",
  "on-the-way",
  "well",
] as const satisfies readonly (Trouble | "on-the-way" | "well")[];
export type Condition = (typeof CONDITIONS)[number];

/** The condition of a run. While only training scores are shown, nothing is said of how it does on other examples. */
export function conditionOf(session: Session, run: Run, task: Task): Condition {
  const diagnosis = diagnosisOf(session, run, task);
  const ended = run.end !== null;
  const isOnlyTraining = splitInView(session, run.round) === "train";
  const troubles = troublesOf(diagnosis, ended).filter(
    (trouble) => !(isOnlyTraining && trouble === "overfitting"),
  );
  return troubles[0] ?? (ended && diagnosis !== null ? "well" : "on-the-way");
}
