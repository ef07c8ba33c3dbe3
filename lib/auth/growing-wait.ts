import { createHash } from "node:crypto";

export type WaitRules = {
  /** Failures that cost no waiting. */
  readonly free: number;
  /** The first wait; each failure after it doubles the next, up to `mostMs`. */
  readonly firstMs: number;
  readonly mostMs: number;
};

/** Counts failures by key, and makes whoever goes on failing wait longer and longer. */
export type GrowingWait = {
  /** How many milliseconds are left to wait; 0: may try. */
  left(key: string): number;
  /** A try begins. It counts as a failure until it turns out to be none, so that a thousand at once are not a thousand tries. */
  pay(key: string): void;
  /** The try was no failure after all, or never took place. */
  refund(key: string): void;
  /** All failures of this key are forgotten. */
  clear(key: string): void;
};

/** Failures are forgotten after so long without a new one. */
const FORGOTTEN_MS = 60 * 60_000;
/**
 * Whoever makes up e-mails makes up keys without end. More than this are not remembered: the oldest goes. To have a count forgotten in this
 * way takes as many failed tries from hundreds of networks as there are keys, which gains a guesser nothing.
 */
const MOST_KEYS = 10_000;

type Count = { failures: number; until: number; last: number };

/**
 * In place of the limiter library, which neither lets waits grow nor bounds what it remembers. `now`: milliseconds of a clock
 * that nobody can set, so that a clock that jumps a day locks nobody out for a day.
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

/** Hashed: a key of any length takes the same room. */
function nameOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 22);
}
