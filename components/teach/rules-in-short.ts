import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { formatCount } from "@/lib/learning/numbers/format";
import { lockedNames } from "@/lib/learning/training/locks";
import type { PlannedRound } from "@/lib/session/decide/plan";

/** Says how much of a round is held back: `2 settings locked · 5 runs · Ladder`. `some`: anything at all. */
export function useRulesInShort(): (round: PlannedRound) => {
  readonly some: boolean;
  readonly words: string;
} {
  const t = useTranslations("teach.plan.rules");
  return useCallback(
    ({ locks, parameterLimit, runLimit, epochLimit, ladder, hints }) => {
      const count = lockedNames(locks).length;
      const parts = [
        ...(count > 0 ? [t("locked", { count })] : []),
        ...(parameterLimit === null ? [] : [t("most", { count: formatCount(parameterLimit) })]),
        ...(runLimit === null ? [] : [t("runs", { count: runLimit })]),
        ...(epochLimit === null ? [] : [t("epochs", { count: epochLimit })]),
        ...(ladder ? [t("onLadder")] : []),
        ...(hints ? [] : [t("noHints")]),
      ];
      if (parts.length === 0) return { some: false, words: t("nothing") };
      return { some: true, words: parts.join(" · ") };
    },
    [t],
  );
}
