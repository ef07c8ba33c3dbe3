import type { LockName, Locks } from "@/lib/learning/training/locks";
import type { Diagnosis } from "./diagnosis";

/** What may be tried, as a message key. */
type Advice =
  | "rate-ten-times-smaller"
  | "smaller-rate"
  | "larger-rate"
  | "larger-rate-or-epochs"
  | "more-epochs"
  | "fewer-epochs"
  | "relu";

/** Advice about how a run steps, and about how it fits; null where nothing is wrong, or only locked settings would help. */
export type Advised = { readonly regime: Advice | null; readonly fit: Advice | null };

/** What may help after a run, of those settings that the round leaves free. Only what was measured to help most such runs (docs/diagnosis.md). */
export function adviceOn({ regime, fit }: Diagnosis, locks: Locks): Advised {
  const free = (name: LockName) => locks[name] === undefined;
  const onRegime = (): Advice | null => {
    switch (regime) {
      case "diverged":
        return free("learningRate") ? "rate-ten-times-smaller" : null;
      case "bouncing":
        return free("learningRate") ? "smaller-rate" : null;
      case "crawling":
        if (free("learningRate")) return free("epochs") ? "larger-rate-or-epochs" : "larger-rate";
        return free("epochs") ? "more-epochs" : null;
      case "vanishing":
        return free("network") ? "relu" : null;
      default:
        return null;
    }
  };
  const onFit = (): Advice | null => {
    if (!free("epochs")) return null;
    if (fit === "overfitting") return "fewer-epochs";
    return fit === "underfitting" && regime === "just-right" ? "more-epochs" : null;
  };
  return { regime: onRegime(), fit: onFit() };
}
