"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { trainLane } from "@/components/lab/race/live-lane";
import { downloadExamples } from "@/lib/client/api/splits";
import type { WantedEngine } from "@/lib/learning/training/engine-choice";
import { type Lane, NEW_LANE } from "@/lib/learning/training/lanes";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { practiceSplitPath } from "@/lib/protocol/split";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { pause } from "@/lib/trainer/run/slices";
import { createTrainer, type Trainer } from "@/lib/trainer/run/trainer";

export type PracticeExamples =
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly examples: Examples }
  | { readonly status: "failed"; readonly problem: ProblemCode; readonly retry: () => void };

type Wanted = {
  readonly sessionId: string;
  /** The token of the practice link; null for those who may hold the desk. */
  readonly share: string | null;
  readonly round: number;
  readonly featureShape: readonly number[];
};

/** The training and validation examples of a round of a class that is over. */
export function usePracticeExamples({ sessionId, share, round, featureShape }: Wanted): PracticeExamples {
  const [state, setState] = useState<PracticeExamples>({ status: "loading" });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setState({ status: "loading" });
    void downloadExamples({
      ...{ sessionId, round, featureShape, signal, pause },
      pathOf: (split) => practiceSplitPath(sessionId, round, split, share),
      trouble: () => {},
    }).then((download) => {
      if (download === null || signal.aborted) return;
      setState(
        download.ok
          ? { status: "ready", examples: download.value }
          : { status: "failed", problem: download.problem.code, retry },
      );
    });
    return () => leaving.abort();
  }, [sessionId, share, round, featureShape, attempt, retry]);
  return state;
}

/** Trains one run at a time in a worker of this page, as fast as it can. Nobody is told. */
export function useTraining(examples: Examples | null) {
  const [lane, setLane] = useState<Lane | null>(null);
  const trainer = useRef<Trainer | null>(null);
  /** The number of the current training, so that late news of an earlier one is ignored. */
  const trainings = useRef(0);

  useEffect(() => {
    if (examples === null) return;
    const opened = createTrainer();
    opened.load(examples);
    trainer.current = opened;
    return () => {
      trainings.current++;
      trainer.current = null;
      opened.dispose();
      setLane(null);
    };
  }, [examples]);

  const start = useCallback((spec: RunSpec, engine: WantedEngine) => {
    const worker = trainer.current;
    if (worker === null) return;
    const own = ++trainings.current;
    setLane(NEW_LANE);
    void trainLane(worker, spec, { pace: "fast", engine }, (changed) => {
      if (own === trainings.current) setLane((before) => ({ ...(before ?? NEW_LANE), ...changed }));
    });
  }, []);
  const stop = useCallback(() => trainer.current?.stop(), []);
  return { lane, start, stop };
}
