"use client";

import { useEffect, useMemo, useRef } from "react";
import { LiveAlone } from "@/components/alone/live-alone";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import type { MakeSplit, PracticeReply, PracticeRequest } from "@/lib/protocol/practice";

/** The page for training alone, with the worker that makes its examples. */
export function AlonePage({ challenges }: { challenges: readonly ChallengeInfo[] }) {
  const maker = useRef<ReturnType<typeof createMaker> | null>(null);
  useEffect(
    () => () => {
      maker.current?.dispose();
      maker.current = null;
    },
    [],
  );
  const makeSplit = useMemo<MakeSplit>(
    () => (request) => {
      maker.current ??= createMaker();
      return maker.current.make(request);
    },
    [],
  );
  return <LiveAlone {...{ challenges, makeSplit }} />;
}

/** Opens the worker. What it cannot make is null. */
function createMaker(): { make: MakeSplit; dispose(): void } {
  const worker = new Worker(new URL("./examples-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (split: Split | null) => void>();
  let last = 0;
  const giveUp = () => {
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };
  worker.onmessage = ({ data: { id, split } }: MessageEvent<PracticeReply>) => {
    waiting.get(id)?.(split);
    waiting.delete(id);
  };
  worker.onerror = giveUp;
  return {
    make: (request) =>
      new Promise((answer) => {
        const id = ++last;
        waiting.set(id, answer);
        worker.postMessage({ ...request, id } satisfies PracticeRequest);
      }),
    dispose() {
      worker.terminate();
      giveUp();
    },
  };
}
