"use client";

import { useEffect } from "react";
import { DuelBench, type DuelBenchProps } from "./duel-bench";
import { DuelControl } from "./duel-control";
import { useDuel } from "./live-use-duel";
import type { Seed } from "@/lib/learning/random";
import type { Split } from "@/lib/learning/split";

type LiveDuelProps = Pick<
  DuelBenchProps,
  "challenge" | "own" | "locks" | "parameterLimit" | "epochLimit" | "blocked"
> & {
  seed: Seed | null;
  examples: { readonly train: Split; readonly validation: Split } | null;
};

/** A duel of two settings with the round's seed and examples; its workers live for as long as it is open. */
export function LiveDuel(props: LiveDuelProps) {
  return (
    <DuelControl>
      <Duelling {...props} />
    </DuelControl>
  );
}

function Duelling({ seed, examples, ...bench }: LiveDuelProps) {
  const { challenge, blocked } = bench;
  const { lanes, start, setPace, stop } = useDuel({ challenge, seed, examples }, true);
  const paused = blocked === "paused";
  useEffect(() => {
    if (paused) stop();
  }, [paused, stop]);
  return <DuelBench {...bench} lanes={lanes} onStart={start} onPace={setPace} onStop={stop} />;
}
