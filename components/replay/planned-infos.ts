import { useMemo } from "react";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { describedInfo } from "@/lib/learning/examples/own-content";
import type { Plan } from "@/lib/session/decide/plan";

/** What is known of the challenges of a plan, by round; null if this version does not know one. `catalogue`: all challenges of this version. */
export function usePlannedInfos(
  plan: Plan | null,
  catalogue: readonly ChallengeInfo[],
): readonly (ChallengeInfo | null)[] {
  return useMemo(
    () =>
      (plan?.rounds ?? []).map(
        (planned) => describedInfo(planned) ?? catalogue.find(({ id }) => id === planned.challenge) ?? null,
      ),
    [plan, catalogue],
  );
}
