import { unreachable } from "@/lib/learning/unreachable";
import type { Phase } from "./log/session";

/** The round that the class looks at in this phase; null before the first and after the last. */
export function roundOfPhase(phase: Phase): number | null {
  switch (phase.kind) {
    case "lobby":
    case "ended":
      return null;
    case "opened":
    case "round":
    case "between":
      return phase.round;
    default:
      return unreachable(phase);
  }
}
