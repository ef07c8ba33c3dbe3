"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Task } from "@/lib/learning/task";
import type { Millis } from "@/lib/session/events";
import type { ProblemCode } from "@/lib/session/problem";
import type { Session } from "@/lib/session/session";
import { createTimeline, type Timeline } from "@/lib/session/timeline";
import { fetchLog, type StoredLog } from "./fetch-log";
import { type Playback, usePlayback } from "./use-playback";

export type Replay =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly problem: ProblemCode; readonly retry: () => void }
  | {
      readonly status: "ready";
      readonly timeline: Timeline;
      readonly playback: Playback;
      /** The class at the moment where the playback stands. */
      readonly session: Session;
      /** The class as the log leaves it. */
      readonly final: Session;
    };

type Loading =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly problem: ProblemCode }
  | { readonly status: "ready"; readonly log: StoredLog };

const LOADING: Loading = { status: "loading" };
/** A lesson of three quarters of an hour in under six minutes. */
const START_SPEED = 8;

/** A session's log, loaded and folded up to the moment that is played. `startAt`: where it begins. */
export function useReplay(options: {
  readonly sessionId: string;
  readonly share: string | null;
  /** In the time of the log. */
  readonly startAt: Millis;
  /** What a challenge asks for; null where it is not known. */
  readonly taskOf: (challenge: string) => Task | null;
}): Replay {
  const { sessionId, share, startAt, taskOf } = options;
  const [loading, setLoading] = useState<Loading>(LOADING);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    const abort = new AbortController();
    setLoading(LOADING);
    fetchLog(sessionId, share, abort.signal).then(
      (fetched) =>
        setLoading(
          fetched.ok ? { status: "ready", log: fetched.log } : { status: "failed", problem: fetched.problem },
        ),
      () => {},
    );
    return () => abort.abort();
  }, [sessionId, share, attempt]);

  const log = loading.status === "ready" ? loading.log : null;
  const timeline = useMemo(() => createTimeline(log?.events ?? [], taskOf), [log, taskOf]);
  const final = useMemo(() => timeline.at(timeline.duration), [timeline]);
  const playback = usePlayback(timeline.duration, timeline.toPlayed(startAt), START_SPEED);
  const session = useMemo(() => timeline.at(playback.time), [timeline, playback.time]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  switch (loading.status) {
    case "loading":
      return loading;
    case "failed":
      return { ...loading, retry };
    case "ready":
      return { status: "ready", timeline, playback, session, final };
  }
}
