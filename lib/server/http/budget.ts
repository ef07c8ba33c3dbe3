import { BurstyRateLimiter, RateLimiterMemory } from "rate-limiter-flexible";

/** What one seat, or one host, may ask for in a time. */
export type Budget = {
  /** "spent": over budget. "exhausted": so far over it that its socket has to go. */
  spend(key: string, points: number): Promise<"ok" | "spent" | "exhausted">;
};

/** Messages a second, and on top of them as many at once, now and then: a burst of sixteen. */
const PER_SECOND = 8;
const BURST = 8;
const BURST_EVERY_S = 10;
/** Refusals in ten seconds that no honest page needs. */
const PATIENCE = 50;

export function createBudget(): Budget {
  const commands = new BurstyRateLimiter(
    new RateLimiterMemory({ points: PER_SECOND, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: "burst", points: BURST, duration: BURST_EVERY_S }),
  );
  const patience = new RateLimiterMemory({ points: PATIENCE, duration: 10 });
  const within = (spending: Promise<unknown>) =>
    spending.then(
      () => true,
      () => false,
    );
  return {
    async spend(key, points) {
      if (await within(commands.consume(key, points))) return "ok";
      return (await within(patience.consume(key))) ? "spent" : "exhausted";
    },
  };
}
