import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { formatCount, formatLearningRate } from "@/lib/learning/numbers/format";
import { freeUnits, LOCK_NAMES, type LockName, type Locks, lockedNames } from "@/lib/learning/training/locks";
import type { PlannedRound } from "@/lib/session/decide/plan";

type Extent = "full" | "brief" | "beside-board";

/**
 * Says in one line what a round locks and limits, and whether its data is public; null if it leaves everything open. `challenge`: the round's, as far as
 * this version knows it. `extent`: in full, with every locked value, even if naming the only free setting would be shorter; or briefly; or more
 * briefly still beside a board, which says itself how it ranks.
 */
export function useRoundRules(): (
  round: PlannedRound,
  challenge: Pick<ChallengeInfo, "isPublic"> | null,
  extent?: Extent,
) => string | null {
  const t = useTranslations("board.rules");
  return useCallback(
    ({ locks, parameterLimit, epochLimit, runLimit, ladder, ...round }, challenge, extent = "brief") => {
      const names = lockedNames(locks);
      const units = freeUnits(locks);
      const [free, ...others] = [
        ...LOCK_NAMES.filter((name) => !names.includes(name)),
        ...(units ? (["units"] as const) : []),
      ];
      const locked = names.map((name) => lockInWords(name, locks, t));
      const isOneFree = free !== undefined && others.length === 0;
      const parts: string[] = [];
      // Listing every locked value would be long, and what matters is the setting that is left.
      if (isOneFree && extent !== "full") parts.push(t("lockedBut", { setting: free }));
      else if (locked.length > 0) parts.push(t("locked", { settings: locked.join(" · ") }));
      if (units) parts.push(t("units", { from: formatCount(units.from), to: formatCount(units.to) }));
      if (parameterLimit !== null) parts.push(t("parameterLimit", { count: formatCount(parameterLimit) }));
      if (epochLimit !== null) parts.push(t("epochLimit", { count: epochLimit }));
      if (runLimit !== null) parts.push(t("runLimit", { count: runLimit }));
      if (ladder) parts.push(t("ladder"));
      if (challenge?.isPublic) parts.push(t("publicData"));
      const isSaid = extent === "beside-board";
      if (round.ranksBy === "final-weights" && !isSaid) parts.push(t("finalWeights"));
      if (round.trainingScores && !isSaid) parts.push(t("trainingScores"));
      if (round.findLocked) parts.push(t("findLocked"));
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
      return t(freeUnits(locks) ? "networkButUnits" : "network");
    case "optimiser":
      return t("optimiser", { value: locks.optimiser ?? "" });
    case "learningRate":
    case "weightDecay":
      return t(name, { value: formatLearningRate(locks[name] ?? 0) });
    default:
      return t(name, { value: formatCount(locks[name] ?? 0) });
  }
}
