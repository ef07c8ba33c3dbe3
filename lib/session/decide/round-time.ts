import type { Millis } from "@/lib/session/log/events";
import type { Round } from "@/lib/session/log/session";

/** The clock of a running round. It stands still during pauses. */
export type RoundTime = {
  /** Null without a deadline. */
  readonly left: Millis | null;
  /** Time since the start, without pauses. */
  readonly passed: Millis;
  readonly paused: boolean;
};

export function roundTime(
  { startedAt, deadline, pausedAt, pausedFor }: Extract<Round, { state: "running" }>,
  now: Millis,
): RoundTime {
  const at = pausedAt ?? now;
  return {
    left: deadline === null ? null : deadline - at,
    passed: at - startedAt - pausedFor,
    paused: pausedAt !== null,
  };
}
