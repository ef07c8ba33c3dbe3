"use client";

import { useCallback, useEffect, useState } from "react";
import { loadReplay } from "@/lib/client/api/load-replay";
import { storedReplay } from "@/lib/client/api/replay-source";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Session } from "@/lib/session/log/session";

export type PastClass =
  | {
      readonly status: "loading";
      /** The share that is loaded, 0–1. */
      readonly loaded: number;
      /** Many pages are loading it, and this one has to wait. */
      readonly busy: boolean;
    }
  | { readonly status: "failed"; readonly problem: ProblemCode; readonly retry: () => void }
  /** `final`: the class at the end of its log, with all points of all runs. */
  | { readonly status: "ready"; readonly final: Session };

type State = Exclude<PastClass, { status: "failed" }> | { readonly status: "failed"; problem: ProblemCode };

const BEGINNING = { status: "loading", loaded: 0, busy: false } as const;

/** A stored class as it ended, once all of its log is loaded. `language`: of the animals that may replace nicknames. */
export function usePastClass(sessionId: string, share: string | null, language: string): PastClass {
  const [state, setState] = useState<State>(BEGINNING);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    const abort = new AbortController();
    let final: Session | null = null;
    setState(BEGINNING);
    const source = storedReplay(sessionId, share, language);
    loadReplay({ source, taskOf: () => null }, abort.signal, (news) => {
      if (news.kind === "busy") return setState({ ...BEGINNING, busy: true });
      final = news.timeline.final;
      setState({ status: "loading", loaded: news.share, busy: false });
    }).then(
      (problem) => {
        if (problem) setState({ status: "failed", problem });
        else if (final) setState({ status: "ready", final });
      },
      () => {},
    );
    return () => abort.abort();
  }, [sessionId, share, language, attempt]);

  return state.status === "failed" ? { ...state, retry } : state;
}
