"use client";

import { useEffect, useRef, useState } from "react";
import type { Session } from "@/lib/session/log/session";

/**
 * The round whose test was opened while this screen was watching, until the class goes on: a teacher may open an earlier
 * one, or the last after the class has ended, and everyone should see it. Null without one.
 */
export function useOpenedHere({ phase, rounds }: Session): number | null {
  const open = rounds.map((round) => (round.state === "closed" && round.test !== null ? "o" : "-")).join("");
  const before = useRef(open);
  const [latest, setLatest] = useState<number | null>(null);

  useEffect(() => {
    const fresh = [...open].findIndex((mark, round) => mark === "o" && before.current[round] !== "o");
    before.current = open;
    if (fresh !== -1) setLatest(fresh);
  }, [open]);

  const moment = phase.kind === "between" ? `between/${phase.round}` : phase.kind;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever comes next takes the screen
  useEffect(() => setLatest(null), [moment]);

  return latest;
}
