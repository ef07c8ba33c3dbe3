import type { Millis } from "@/lib/session/log/events";
import type { Announced } from "@/lib/session/log/session";

/** A screen's estimate of the server's clock is behind by as long as a message travels: without some tolerance, five seconds would begin as six. */
const TOLERANCE: Millis = 200;

/** How many whole seconds are left until an announced step is taken: 5, 4 … 1, and 0 once it is due. `now`: by the server's clock. */
export function secondsLeft({ due }: Pick<Announced, "due">, now: Millis): number {
  return Math.max(0, Math.ceil((due - now - TOLERANCE) / 1000));
}
