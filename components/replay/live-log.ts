"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { loadReplay } from "@/lib/client/api/load-replay";
import type { ReplaySource } from "@/lib/client/api/replay-source";
import type { Task } from "@/lib/learning/examples/task";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { createTimeline, type Timeline } from "@/lib/session/insights/timeline";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { Playback } from "@/lib/session/page-state";
import { usePlayback } from "./use-playback";

export type Replay =
  | {
      readonly status: "loading";
      /** The share that is loaded, 0–1. */
      readonly loaded: number;
      /** Many pages are loading it, and this one has to wait. */
      readonly busy: boolean;
    }
  | { readonly status: "failed"; readonly problem: ProblemCode; readonly retry: () => void }
  | {
      readonly status: "ready";
      /** The share that is loaded, 0–1: it can be played while it loads. */
      readonly loaded: number;
      readonly timeline: Timeline;
      readonly playback: Playback;
      /** The class at the moment of the playback, or as far as it is loaded. */
      readonly session: Session;
      /** The class at the end of the log. */
      readonly final: Session;
    };

type Loading = {
  readonly timeline: Timeline | null;
  readonly loaded: number;
  readonly busy: boolean;
  readonly problem: ProblemCode | null;
};

const BEGINNING: Loading = { timeline: null, loaded: 0, busy: false, problem: null };
const NOTHING = createTimeline([]);
/** A lesson of three quarters of an hour in under six minutes. */
const START_SPEED = 8;

/** A log, loaded in parts and folded up to the played moment. `startAt`: where the playback begins. */
export function useReplay(options: {
  /** The same object until another replay is to be played. */
  readonly source: ReplaySource;
  /** In log time. */
  readonly startAt: Millis;
  /** The task of a challenge; null if the challenge is not known. */
  readonly taskOf: (challenge: string) => Task | null;
}): Replay {
  const { source, startAt, taskOf } = options;
  const [loading, setLoading] = useState<Loading>(BEGINNING);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    const abort = new AbortController();
    setLoading(BEGINNING);
    loadReplay({ source, taskOf }, abort.signal, (news) => {
      setLoading((before) =>
        news.kind === "busy"
          ? { ...before, busy: true }
          : { timeline: news.timeline, loaded: news.share, busy: false, problem: null },
      );
    }).then(
      (problem) => problem && setLoading({ ...BEGINNING, problem }),
      () => {},
    );
    return () => abort.abort();
  }, [source, taskOf, attempt]);

  const timeline = loading.timeline ?? NOTHING;
  const begins = timeline.toPlayed(startAt);
  const playback = usePlayback(timeline, begins, START_SPEED);
  const session = useMemo(() => timeline.at(playback.time), [timeline, playback.time]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  const { loaded, busy, problem } = loading;
  if (problem !== null) return { status: "failed", problem, retry };
  // A moment in the address opens as soon as everything before it is loaded.
  const isThere = loading.timeline !== null && (timeline.loadedTo > begins || loaded === 1 || begins === 0);
  if (!isThere) return { status: "loading", loaded, busy };
  return { status: "ready", loaded, timeline, playback, session, final: timeline.final };
}
