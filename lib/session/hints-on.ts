import type { Session } from "./log/session";

/** Whether students who are stuck in a round get hints: as the host chose for it, else as it was planned. */
export function hintsOn({ hints, plan }: Pick<Session, "hints" | "plan">, round: number): boolean {
  return hints ?? plan.rounds[round]?.hints ?? false;
}
