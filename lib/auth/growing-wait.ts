import { createHash } from "node:crypto";

export type WaitRules = {
  /** Failures before the first wait. */
  readonly free: number;
  /** The first wait; each failure after it doubles the next, up to `mostMs`. */
  readonly firstMs: number;
  readonly mostMs: number;
};

/** Counts failures by key, and makes whoever keeps failing wait longer and longer. */
export type GrowingWait = {
  /** Milliseconds left to wait; 0: may try. */
  left(key: string): number;
  /** Charges a try in advance: it counts as a failure until it is refunded, so that a thousand at once do not get a thousand tries. */
  pay(key: string): void;
  /** Takes back one charge: the try did not fail, or never took place. */
  refund(key: string): void;
  /** Forgets all failures of this key. */
  clear(key: string): void;
};

/** Failures are forgotten this long after the last one. */
const FORGOTTEN_MS = 60 * 60_000;
/**
 * Made-up e-mail addresses give endless keys, so only this many are remembered, the newest. Pushing out a count in this way takes as
 * many failed tries, from hundreds of networks, as there are keys, which gains a guesser nothing.
 */
const MOST_KEYS = 10_000;

type Count = { failures: number; until: number; last: number };

/**
 * Used instead of the rate limiter library, which has neither growing waits nor bounded memory. `now`: milliseconds of a monotonic
 * clock, so that a wall clock that jumps by a day locks nobody out for a day.
 */
export function createGrowingWait(
  rules: WaitRules,
  now: () => number = () => performance.now(),
): GrowingWait {
  // In the order in which they last failed.
  const counts = new Map<string, Count>();
  const countOf = (name: string): Count => {
    const count = counts.get(name);
    if (!count || now() > Math.max(count.until, count.last) + FORGOTTEN_MS)
      return { failures: 0, until: 0, last: 0 };
    return count;
  };
  return {
    left: (key) => Math.max(0, countOf(nameOf(key)).until - now()),
    pay(key) {
      const name = nameOf(key);
      const failures = countOf(name).failures + 1;
      const over = failures - rules.free;
      const until = over < 0 ? 0 : now() + Math.min(rules.mostMs, rules.firstMs * 2 ** over);
      counts.delete(name);
      counts.set(name, { failures, until, last: now() });
      for (const [oldest] of counts) {
        if (counts.size <= MOST_KEYS) break;
        counts.delete(oldest);
      }
    },
    refund(key) {
      const count = counts.get(nameOf(key));
      if (!count) return;
      count.failures--;
      count.until = 0;
      if (count.failures <= 0) counts.delete(nameOf(key));
    },
    clear: (key) => void counts.delete(nameOf(key)),
  };
}

/** Hashes a key, so that keys of any length take the same memory. */
function nameOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 22);
}
