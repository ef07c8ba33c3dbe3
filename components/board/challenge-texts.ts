import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import { type ChallengeInfo, textKey } from "@/lib/learning/examples/challenge";
import { describedInfo } from "@/lib/learning/examples/own-content";
import type { PlannedRound } from "@/lib/session/decide/plan";

/** What a challenge is called, and what it asks of a network. */
export type ChallengeTexts = { readonly title: string; readonly question: string };

/** A round of a plan, or what screens know of its challenge. */
type Named =
  | Pick<PlannedRound, "challenge" | "words" | "table" | "drawings">
  | Pick<ChallengeInfo, "id" | "title" | "labels" | "targetName">;

/**
 * The texts of a challenge: of the catalogue in the reader's language, of a teacher's own words or table with the title that the teacher gave it,
 * of what a class draws with its words.
 */
export function useChallengeTexts(): (of: Named) => ChallengeTexts {
  const t = useTranslations("challenges");
  const common = useTranslations("common");
  const format = useFormatter();
  return useCallback(
    (of) => {
      const {
        id,
        title: own,
        labels: drawn,
        targetName: target,
      }: Partial<Pick<ChallengeInfo, "title" | "labels" | "targetName">> &
        Pick<ChallengeInfo, "id"> = "challenge" in of ? (describedInfo(of) ?? { id: of.challenge }) : of;
      if (own !== undefined && target !== undefined)
        return { title: own, question: common("ownTableQuestion", { target }) };
      if (drawn) {
        const words = format.list(drawn, { type: "disjunction" });
        return {
          title: common("classDrawings.title", { words }),
          question: common("classDrawings.question", { words }),
        };
      }
      if (own !== undefined) return { title: own, question: common("ownWordsQuestion") };
      const key = textKey(id);
      return { title: t(`${key}.title`), question: t(`${key}.question`) };
    },
    [t, common, format],
  );
}
