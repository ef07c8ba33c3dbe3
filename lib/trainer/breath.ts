/** Work goes on for so long before messages are heard. Stop waits for no more than this and the slice after it. */
const BREATH_MS = 8;

/** Lets messages be heard now and then: asked often, it yields only where enough time has passed. */
export type Breath = () => Promise<void>;

export function createBreath(now: () => number, yieldToMessages: () => Promise<void>): Breath {
  let last = now();
  return async () => {
    if (now() - last < BREATH_MS) return;
    await yieldToMessages();
    last = now();
  };
}
