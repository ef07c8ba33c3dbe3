"use client";

import { useEffect, useState } from "react";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { featureCount } from "@/lib/learning/network";
import type { Examples } from "@/lib/trainer/engine";
import { pause } from "@/lib/trainer/event-loop";
import { downloadExamples } from "./splits";

type RoundExamples = {
  readonly examples: Examples | null;
  /** They do not come at the moment, or not at all. */
  readonly failed: boolean;
};

const NOTHING: RoundExamples = { examples: null, failed: false };

/** The examples of a round that has started, for a screen that trains nothing. */
export function useRoundExamples(
  sessionId: string,
  round: number,
  { featureShape }: Pick<ChallengeInfo, "featureShape">,
): RoundExamples {
  const [state, setState] = useState(NOTHING);
  const features = featureCount(featureShape);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const trouble = (problem: unknown) => setState((before) => ({ ...before, failed: problem !== null }));
    setState(NOTHING);
    void downloadExamples({ sessionId, round, features, signal, trouble, pause }).then((download) => {
      if (download && !signal.aborted)
        setState(
          download.ok ? { examples: download.value, failed: false } : { examples: null, failed: true },
        );
    });
    return () => leaving.abort();
  }, [sessionId, round, features]);
  return state;
}
