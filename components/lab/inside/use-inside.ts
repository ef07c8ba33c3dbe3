import { useEffect, useState } from "react";
import { askRepeatedly } from "@/components/lab/results/ask-repeatedly";
import type { InsideQuestion, NetworkInside } from "@/lib/learning/training/network-inside";
import type { RunNumber } from "@/lib/session/log/events";

/** Asks the network on this page; null if there is none, or it has no such inside. */
export type LookInside = (question: InsideQuestion) => Promise<NetworkInside | null>;

/** It is asked at most four times a second, and for at most a quarter of the time, because training continues meanwhile. */
const INTERVAL_MS = 250;
const REST = 3;

/** What a network answers. "asking": nothing yet; "none": there is no network. */
export type InsideAnswer = NetworkInside | "asking" | "none";

/**
 * The inside of the network as it is now, while `visible`: again and again while it trains (`busy`), once when it rests. `question` must stay the same object
 * as long as the same is asked.
 */
export function useInside(
  question: InsideQuestion,
  { run, busy, visible, look }: { run: RunNumber | null; busy: boolean; visible: boolean; look: LookInside },
): InsideAnswer {
  const [latest, setLatest] = useState<{ question: InsideQuestion; answer: InsideAnswer } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, whatever else stays the same.
  useEffect(() => {
    if (!visible) return;
    const ask = async (isStopped: () => boolean) => {
      const answer = await look(question);
      if (isStopped()) return;
      // While a run starts, the last one's network is gone and its own is not there yet: what was shown stays.
      setLatest((before) =>
        answer === null && busy && before?.question === question
          ? before
          : { question, answer: answer ?? "none" },
      );
    };
    return askRepeatedly(ask, { again: busy, rest: (took) => Math.max(INTERVAL_MS, REST * took) });
  }, [question, run, busy, visible, look]);
  return latest?.question === question ? latest.answer : "asking";
}
