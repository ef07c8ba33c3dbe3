import { useCallback, useMemo } from "react";
import { drawnTask } from "@/lib/learning/drawing/class-drawings";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { describedInfo } from "@/lib/learning/examples/own-content";
import type { Task } from "@/lib/learning/examples/task";
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

/** The task of a challenge; null if this version does not know the challenge. `catalogue`: all challenges of this version. */
export function useTaskOf(catalogue: readonly ChallengeInfo[]): (challenge: string) => Task | null {
  return useCallback(
    (challenge) => drawnTask(challenge) ?? catalogue.find(({ id }) => id === challenge)?.task ?? null,
    [catalogue],
  );
}
