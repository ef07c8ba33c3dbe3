import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { formatCount, formatLearningRate } from "@/lib/learning/format";
import { type LockName, type Locks, lockedNames } from "@/lib/learning/locks";
import type { PlannedRound } from "@/lib/session/plan";

/** Says in one line what students may not change in a round and what it allows them; null where they may do everything. */
export function useRoundRules(): (round: PlannedRound) => string | null {
  const t = useTranslations("board.rules");
  return useCallback(
    ({ locks, parameterLimit, epochLimit, runLimit, ladder }) => {
      const locked = lockedNames(locks).map((name) => lockInWords(name, locks, t));
      const parts = locked.length === 0 ? [] : [t("locked", { settings: locked.join(" · ") })];
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
