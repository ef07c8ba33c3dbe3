"use client";

import { TimeLeft } from "@/components/board/time-left";
import { useClock } from "@/lib/client/use-clock";
import type { Millis } from "@/lib/session/events";
import type { Round } from "@/lib/session/session";

/** The round's time, counting by itself so that the rest of the lab need not. */
export function RoundClock({ round, now }: { round: Round; now: () => Millis }) {
  return <TimeLeft round={round} now={useClock(now)} />;
}
