import { plannedInfo } from "@/lib/challenges/catalogue";
import type { Task } from "@/lib/learning/examples/task";
import type { Plan } from "@/lib/session/decide/plan";

/** The task of each planned round. A challenge that this version no longer has is shown like a classification. */
export function plannedTasks(plan: Plan): Task[] {
  return plan.rounds.map((round) => plannedInfo(round)?.task ?? { kind: "classification", classes: [] });
}
