import { nextRound } from "@/components/board/class-round";
import { unreachable } from "@/lib/learning/unreachable";
import type { Session } from "@/lib/session/session";

/** The one thing a host would do now: the desk's primary button. */
export type NextStep =
  | { readonly kind: "start-round"; readonly round: number }
  | { readonly kind: "close-round"; readonly round: number }
  | { readonly kind: "end-session" }
  | { readonly kind: "watch-replay" };

export function nextStep(session: Session): NextStep {
  switch (session.phase.kind) {
    case "ended":
      return { kind: "watch-replay" };
    case "round":
      return { kind: "close-round", round: session.phase.round };
    case "lobby":
    case "between": {
      const round = nextRound(session);
      return round === null ? { kind: "end-session" } : { kind: "start-round", round };
    }
    default:
      return unreachable(session.phase);
  }
}
