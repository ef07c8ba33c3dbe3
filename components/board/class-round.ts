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

/**
 * The round whose test was opened last since the class came to its present moment; null if there is none. A host may open an earlier test, or the
 * last one after the class has ended, and everyone should see it, also on a page that is loaded only then.
 */
export function openedRound({ phase, rounds }: Session): number | null {
  const last = phase.kind === "between" ? rounds[phase.round] : undefined;
  const since = last?.state === "closed" ? last.closedAt : 0;
  let latest: { readonly round: number; readonly at: number } | null = null;
  if (phase.kind !== "between" && phase.kind !== "ended") return null;
  for (const [round, played] of rounds.entries()) {
    const opening = played.state === "closed" ? played.opening : undefined;
    if (!opening || (phase.kind === "ended") !== (opening.afterEnd === true)) continue;
    if (opening.at >= since && opening.at >= (latest?.at ?? 0)) latest = { round, at: opening.at };
  }
  return latest?.round ?? null;
}

/** The first planned round that has not been started; null if there is none. */
export function nextRound(session: Session): number | null {
  const round = session.plan.rounds.findIndex(
    (_, index) => (session.rounds[index]?.state ?? "planned") === "planned",
  );
  return round === -1 ? null : round;
}
