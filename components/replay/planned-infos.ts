import { useMemo } from "react";
import { classDrawingsInfo } from "@/lib/learning/drawing/class-drawings";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { ownWordsInfo } from "@/lib/learning/letters/own-words";
import type { Plan } from "@/lib/session/decide/plan";

/** What is known of the challenges of a plan, by round; null if this version does not know one. `catalogue`: all challenges of this version. */
export function usePlannedInfos(
  plan: Plan | null,
  catalogue: readonly ChallengeInfo[],
): readonly (ChallengeInfo | null)[] {
  return useMemo(
    () =>
      (plan?.rounds ?? []).map(({ challenge, words, drawings }) => {
        if (words) return ownWordsInfo(challenge, words);
        if (drawings) return classDrawingsInfo(challenge, drawings);
        return catalogue.find(({ id }) => id === challenge) ?? null;
      }),
    [plan, catalogue],
  );
}
