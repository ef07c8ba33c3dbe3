"use client";

import { useEffect, useState } from "react";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import type { Examples } from "@/lib/learning/training/training";
import { type DownloadableSplit, decodeSplit, splitPath } from "@/lib/protocol/split";
import { type Problem, passesByItself, problem } from "@/lib/session/decide/problem";
import { pause } from "@/lib/trainer/run/slices";
import { refusalOf } from "./refusal";

export type DownloadRequest = {
  readonly sessionId: string;
  readonly round: number;
  readonly featureShape: readonly number[];
  /** Where to ask for a split; absent: as a member of a class that goes on. */
  readonly pathOf?: (split: DownloadableSplit) => string;
  readonly signal: AbortSignal;
  /** Called with a problem while the download fails and is retried, and with null once it has worked. */
  trouble(problem: Problem | null): void;
  pause(milliseconds: number): Promise<void>;
};

type Download<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;
/** Trouble is reported only after this many retries. */
const QUIET_RETRIES = 3;

/** Downloads the examples of a round that has started. Retries until it works or is refused for good; null when `signal` aborts. */
export async function downloadExamples(request: DownloadRequest): Promise<Download<Examples> | null> {
  let retryMs = FIRST_RETRY_MS;
  for (let attempt = 0; !request.signal.aborted; attempt++) {
    const [train, validation] = await Promise.all([
      download("train", request),
      download("validation", request),
    ]);
    if (request.signal.aborted) return null;
    if (train.ok && validation.ok) {
      request.trouble(null);
      return { ok: true, value: { train: train.value, validation: validation.value } };
    }
    const failed = [train, validation].find((result) => !result.ok)!;
    // A round that has only just started, or a student who has only just been let in, may not be stored yet.
    if (!passesByItself(failed.problem.code, "news")) return failed;
    if (attempt >= QUIET_RETRIES) request.trouble(failed.problem);
    await request.pause(retryMs);
    retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
  }
  return null;
}

async function download(
  name: DownloadableSplit,
  { sessionId, round, featureShape, signal, pathOf }: DownloadRequest,
): Promise<Download<Split>> {
  try {
    const response = await fetch(pathOf?.(name) ?? splitPath(sessionId, round, name), { signal });
    if (!response.ok) return { ok: false, problem: problem(await refusalOf(response)) };
    return { ok: true, value: decodeSplit(await unzipped(response), featureShape) };
  } catch (error) {
    // fetch throws a TypeError when there is no answer at all; anything else is a download that was cut off or is invalid.
    return { ok: false, problem: problem(error instanceof TypeError ? "no-answer" : "internal") };
  }
}

export function unzipped({ body }: Response): Promise<ArrayBuffer> {
  return new Response(body?.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

type RoundExamples = {
  readonly examples: Examples | null;
  /** They cannot be downloaded at the moment, or at all. */
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
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const trouble = (problem: unknown) => setState((before) => ({ ...before, failed: problem !== null }));
    setState(NOTHING);
    void downloadExamples({ sessionId, round, featureShape, signal, trouble, pause }).then((download) => {
      if (download && !signal.aborted)
        setState(
          download.ok ? { examples: download.value, failed: false } : { examples: null, failed: true },
        );
    });
    return () => leaving.abort();
  }, [sessionId, round, featureShape]);
  return state;
}
