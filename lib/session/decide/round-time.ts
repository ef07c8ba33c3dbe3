import type { Millis } from "@/lib/session/log/events";
import type { Round } from "@/lib/session/log/session";

/** How the time of a running round stands. While it is paused, it does not move. */
export type RoundTime = {
  /** Null without a deadline. */
  readonly left: Millis | null;
  /** Since the start, less all pauses. */
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
