import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { formatCount, formatLearningRate } from "@/lib/learning/numbers/format";
import { LOCK_NAMES, type LockName, type Locks, lockedNames } from "@/lib/learning/training/locks";
import type { PlannedRound } from "@/lib/session/decide/plan";

/**
 * Says in one line what a round locks and limits; null if it leaves everything open. `inFull`: with every locked value, even if
 * naming the only free setting would be shorter.
 */
export function useRoundRules(): (round: PlannedRound, inFull?: boolean) => string | null {
  const t = useTranslations("board.rules");
  return useCallback(
    ({ locks, parameterLimit, epochLimit, runLimit, ladder }, inFull = false) => {
      const names = lockedNames(locks);
      const [free, ...others] = LOCK_NAMES.filter((name) => !names.includes(name));
      const locked = names.map((name) => lockInWords(name, locks, t));
      const isOneFree = free !== undefined && others.length === 0;
      const parts: string[] = [];
      // Listing every locked value would be long, and what matters is the setting that is left.
      if (isOneFree && !inFull) parts.push(t("lockedBut", { setting: free }));
      else if (locked.length > 0) parts.push(t("locked", { settings: locked.join(" · ") }));
      if (parameterLimit !== null) parts.push(t("parameterLimit", { count: formatCount(parameterLimit) }));
      if (epochLimit !== null) parts.push(t("epochLimit", { count: epochLimit }));
      if (runLimit !== null) parts.push(t("runLimit", { count: runLimit }));
      if (ladder) parts.push(t("ladder"));
      return parts.length === 0 ? null : parts.join(" · ");
    },
    [t],
  );
}

function lockInWords(
  name: LockName,
  locks: Locks,
  t: ReturnType<typeof useTranslations<"board.rules">>,
): string {
  switch (name) {
    case "network":
      return t("network");
    case "optimiser":
      return t("optimiser", { value: locks.optimiser ?? "" });
    case "learningRate":
    case "weightDecay":
      return t(name, { value: formatLearningRate(locks[name] ?? 0) });
    default:
      return t(name, { value: formatCount(locks[name] ?? 0) });
  }
}
