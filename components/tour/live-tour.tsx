"use client";

import { useLocale } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { useReplay } from "@/components/replay/live-log";
import { useTaskOf } from "@/components/replay/planned-infos";
import { ReplayMessage } from "@/components/replay/replay-message";
import { loadRecordedClass } from "@/lib/client/api/recorded-class";
import { type ReplaySource, replayInFile } from "@/lib/client/api/replay-source";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ExampleSample } from "@/lib/learning/examples/planned-challenges";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Millis } from "@/lib/session/log/events";
import { logForReader } from "@/lib/session/log/visible-to-reader";
import { RecordedScreens } from "./live-recorded-screens";
import type { TourScreen } from "./tour-frame";

type LiveTourProps = {
  readonly screen: TourScreen;
  /** All challenges of this version. */
  readonly catalogue: readonly ChallengeInfo[];
  /** Some training examples of each challenge of the default lesson, by its id. */
  readonly samples: Readonly<Record<string, ExampleSample>>;
};

/** The recorded class: what its host knew, what everybody saw, and the middle of its first round. */
type Recorded = { readonly desk: ReplaySource; readonly wall: ReplaySource; readonly startAt: Millis };

/** A recorded class as its projector, its desk and its replay showed it. Nothing is sent, and nothing is stored. */
export function LiveTour({ screen, catalogue, samples }: LiveTourProps) {
  const { recorded, problem, retry } = useRecordedClass();
  if (problem !== null)
    return <ReplayMessage kind="failed" signedIn={false} problem={problem} onRetry={retry} />;
  if (recorded === null) return <ReplayMessage kind="loading" loaded={0} busy={false} />;
  return <Playing {...{ recorded, screen, catalogue, samples }} />;
}

function useRecordedClass() {
  const language = useLocale();
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    const abort = new AbortController();
    setProblem(null);
    loadRecordedClass(language, abort.signal).then(
      (file) => {
        if (typeof file === "string") return setProblem(file);
        const started = file.log.find(({ type }) => type === "round-started");
        const closed = file.log.find(({ type }) => type === "round-closed");
        setRecorded({
          desk: replayInFile(file),
          wall: replayInFile({ ...file, log: logForReader("link", file.log) }),
          startAt: ((started?.at ?? 0) + (closed?.at ?? 0)) / 2,
        });
      },
      () => {},
    );
    return () => abort.abort();
  }, [language, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { recorded, problem, retry };
}

function Playing({ recorded, ...shown }: { readonly recorded: Recorded } & LiveTourProps) {
  const { startAt } = recorded;
  const taskOf = useTaskOf(shown.catalogue);
  const wall = useReplay({ source: recorded.wall, startAt, taskOf });
  const desk = useReplay({ source: recorded.desk, startAt, taskOf });
  for (const replay of [wall, desk])
    if (replay.status === "failed")
      return <ReplayMessage kind="failed" signedIn={false} problem={replay.problem} onRetry={replay.retry} />;
  // The desk's log has what happens in both, so neither is played before all of it is there.
  if (wall.status !== "ready" || desk.status !== "ready" || wall.loaded < 1 || desk.loaded < 1)
    return <ReplayMessage kind="loading" loaded={0} busy={false} />;
  return <RecordedScreens {...shown} wall={wall} deskTimeline={desk.timeline} />;
}
