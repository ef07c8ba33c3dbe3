/** Work goes on for so long before messages are heard. Stop waits for no more than this and the slice after it. */
const YIELD_EVERY_MS = 8;

/** Lets messages be heard now and then: asked often, it yields only where enough time has passed. */
export type YieldPoint = () => Promise<void>;

export function createYieldPoint(now: () => number, yieldToMessages: () => Promise<void>): YieldPoint {
  let last = now();
  return async () => {
    if (now() - last < YIELD_EVERY_MS) return;
    await yieldToMessages();
    last = now();
  };
}
