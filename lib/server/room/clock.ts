import type { Millis } from "@/lib/session/log/events";

/**
 * The time, as all of the server takes it. Tests turn one by hand. Milliseconds both; what happens after how long is measured by the
 * steady one, and what has a date by the wall.
 */
export type Clock = {
  /** Since 1970, as the machine believes. Somebody may set it, and so may the network, in the middle of a lesson. */
  wall(): number;
  /** Since some moment or other. Nobody sets it; it stands still while the machine sleeps. */
  steady(): number;
};

export const systemClock: Clock = { wall: () => Date.now(), steady: () => performance.now() };

/**
 * Milliseconds since a session was created, from now on by the steady clock: however the wall clock is set, a round
 * takes as long as it was given. `notBefore`: the time of the log's last event. Where the wall clock says less than that, because
 * it was ahead then or is behind now, the log's time goes on from there, and does not stand still until it is caught up with.
 */
export function classTime(createdAt: Date, notBefore: Millis, clock: Clock): () => Millis {
  const began = Math.max(clock.wall() - createdAt.getTime(), notBefore);
  const since = clock.steady();
  return () => Math.floor(began + clock.steady() - since);
}

/** A change of the wall clock against the steady one that is neither drift nor a correction of some seconds. */
const JUMP_MS = 60_000;

/**
 * For how long the clock has gone on without a jump, in milliseconds, at each call: since the first one, or since somebody set it
 * or the machine slept. To be called at least once a minute or so: two jumps between two calls may look like none.
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
