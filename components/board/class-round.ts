import { unreachable } from "@/lib/learning/unreachable";
import type { Session } from "@/lib/session/log/session";

/** The round that is running, is being introduced or was last; null before the first. */
export function currentRound(session: Session): number | null {
  switch (session.phase.kind) {
    case "lobby":
      return null;
    case "opened":
    case "round":
    case "between":
      return session.phase.round;
    case "ended": {
      const last = session.rounds.findLastIndex((round) => round.state !== "planned");
      return last === -1 ? null : last;
    }
    default:
      return unreachable(session.phase);
  }
}

/** The first planned round that has not been started; null if there is none. */
export function nextRound(session: Session): number | null {
  const round = session.plan.rounds.findIndex(
    (_, index) => (session.rounds[index]?.state ?? "planned") === "planned",
  );
  return round === -1 ? null : round;
}
