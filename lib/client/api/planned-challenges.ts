"use client";

import { useEffect, useMemo, useState } from "react";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ExampleSample, PlannedChallenges } from "@/lib/learning/examples/planned-challenges";
import { type Task, UNKNOWN_TASK } from "@/lib/learning/examples/task";
import { plannedChallengesPath } from "@/lib/protocol/split";
import type { Plan } from "@/lib/session/decide/plan";
import { pause } from "@/lib/trainer/run/slices";

/** What a screen knows about the challenges of the plan as it is now, by round. */
type ChallengesOfPlan = {
  /** Null where this version no longer has the challenge, or it is still on its way. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** A challenge that is not known is shown like a classification. */
  readonly tasks: readonly Task[];
  readonly samples: Readonly<Record<string, ExampleSample>>;
};

/** Three hundred pages learn of a new round at the same moment. They spread their requests over this time. */
const SPREAD_MS = 2_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

/**
 * The challenges of a plan that may change while the page is open. `known`: those of the plan when the page was opened; those of rounds
 * that were added since are fetched.
 */
export function usePlannedChallenges(
  sessionId: string,
  rounds: Plan["rounds"] | undefined,
  known: PlannedChallenges,
): ChallengesOfPlan {
  const [fetched, setFetched] = useState<PlannedChallenges | null>(null);
  // What a challenge is follows from its id, also for own words and what a class draws.
  const byId = useMemo(
    () => new Map([known, fetched].flatMap((one) => (one ? withIds(one) : []))),
    [known, fetched],
  );
  const ids = rounds?.map(({ challenge }) => challenge).join(" ");
  const missing = rounds?.some(({ challenge }) => !byId.has(challenge)) ? ids : undefined;

  useEffect(() => {
    if (missing === undefined) return;
    const leaving = new AbortController();
    void fetchPlanned(sessionId, leaving.signal).then((found) => {
      if (found && !leaving.signal.aborted) setFetched(found);
    });
    return () => leaving.abort();
  }, [missing, sessionId]);

  return useMemo(() => {
    const challenges =
      ids === undefined ? known.challenges : ids.split(" ").map((id) => byId.get(id) ?? null);
    return {
      challenges,
      tasks: challenges.map((challenge) => challenge?.task ?? UNKNOWN_TASK),
      samples: { ...known.samples, ...fetched?.samples },
    };
  }, [ids, byId, known, fetched]);
}

function withIds({ challenges }: PlannedChallenges): [string, ChallengeInfo][] {
  return challenges.flatMap((challenge): [string, ChallengeInfo][] =>
    challenge ? [[challenge.id, challenge]] : [],
  );
}

/** Retries until there is an answer: the change may not be stored yet, or the connection be gone. Null when `signal` aborts. */
async function fetchPlanned(sessionId: string, signal: AbortSignal): Promise<PlannedChallenges | null> {
  await pause(SPREAD_MS * Math.random());
  for (let retryMs = FIRST_RETRY_MS; !signal.aborted; retryMs = Math.min(2 * retryMs, LAST_RETRY_MS)) {
    try {
      const response = await fetch(plannedChallengesPath(sessionId), { signal });
      if (response.ok) return await response.json();
    } catch {
      // Offline: the next attempt may get through.
    }
    await pause(retryMs);
  }
  return null;
}
