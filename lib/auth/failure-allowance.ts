import { RateLimiterMemory } from "rate-limiter-flexible";

/** So many failures in a time for each key; what succeeds costs nothing. */
export type FailureAllowance = {
  /**
   * Leave to try once, or null when the key has failed too often. A try is paid for in advance, so that a thousand at once are
   * not a thousand tries; who comes while all that is left is paid for by tries under way waits for what becomes of them.
   */
  leave(key: string): Promise<Leave | null>;
};

/** To be called once it is known how the try went. */
type Leave = (outcome: "succeeded" | "failed") => Promise<void>;

/** More wait for nobody: each holds a connection open. */
const MOST_WAITING = 1_000;

type Tries = { underWay: number; readonly waiting: ((leave: Leave | null) => void)[] };

export function createFailureAllowance(settings: { points: number; duration: number }): FailureAllowance {
  const failures = new RateLimiterMemory(settings);
  const triesOf = new Map<string, Tries>();

  const leaveFor = (key: string, tries: Tries): Leave => {
    return async (outcome) => {
      // What was paid for this try pays for the next.
      const next = outcome === "succeeded" ? tries.waiting.shift() : undefined;
      if (next) return next(leaveFor(key, tries));
      if (outcome === "succeeded") await failures.reward(key);
      tries.underWay--;
      if (tries.underWay > 0) return;
      triesOf.delete(key);
      for (const refuse of tries.waiting) refuse(null);
    };
  };

  return {
    async leave(key) {
      const tries = triesOf.get(key) ?? { underWay: 0, waiting: [] };
      triesOf.set(key, tries);
      tries.underWay++;
      const paid = await failures.consume(key).then(Boolean, () => false);
      if (paid) return leaveFor(key, tries);
      await failures.reward(key);
      tries.underWay--;
      if (tries.underWay > 0 && tries.waiting.length < MOST_WAITING)
        return new Promise((resolve) => tries.waiting.push(resolve));
      if (tries.underWay === 0) {
        triesOf.delete(key);
        for (const refuse of tries.waiting) refuse(null);
      }
      return null;
    },
  };
}
