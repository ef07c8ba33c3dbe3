import type { Millis } from "@/lib/session/log/events";

/**
 * The clock that all of the server uses; tests have a manual one. Both times are in milliseconds: the steady one measures durations,
 * the wall clock gives dates.
 */
export type Clock = {
  /** Since 1970, as the machine believes. A person or the network may set it in the middle of a lesson. */
  wall(): number;
  /** Since an arbitrary moment. It is never set, and stands still while the machine sleeps. */
  steady(): number;
};

export const systemClock: Clock = { wall: () => Date.now(), steady: () => performance.now() };

/**
 * Milliseconds since a session was created, measured from now on by the steady clock: however the wall clock is set, a round
 * takes as long as it was given. `notBefore`: the time of the log's last event. If the wall clock says less than that, because
 * it was ahead then or is behind now, the session's time continues from there instead of standing still.
 */
export function classTime(createdAt: Date, notBefore: Millis, clock: Clock): () => Millis {
  const began = Math.max(clock.wall() - createdAt.getTime(), notBefore);
  const since = clock.steady();
  return () => Math.floor(began + clock.steady() - since);
}

/** How often a room is looked at: it sends its frames and closes rounds whose time is up. What happens every second or so counts in ticks. */
export const TICK_MS = 250;
export const TICKS_A_SECOND = 1_000 / TICK_MS;

/** A change of the wall clock against the steady one that is neither drift nor a correction of some seconds. */
const JUMP_MS = 60_000;

/**
 * Returns a function that tells how long the clock has run without a jump, in milliseconds: since now, or since it was set or the
 * machine slept. To be called about once a minute or more often: two jumps between two calls may cancel out.
 */
export function settledTime(clock: Clock): () => Millis {
  let offset = clock.wall() - clock.steady();
  let since = clock.steady();
  return () => {
    const now = clock.wall() - clock.steady();
    if (Math.abs(now - offset) > JUMP_MS) since = clock.steady();
    offset = now;
    return clock.steady() - since;
  };
}
