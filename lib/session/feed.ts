import { apply } from "./apply";
import type { SessionEvent } from "./events";
import { EMPTY_SESSION, type Session } from "./session";

/** A stretch of the log, `from` … `to`, at some detail: an event may be missing from it only because it adds nothing there. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly events: readonly SessionEvent[];
};

/** A screen's copy of the log: the state so far, and stretches that came before their turn. */
export type Feed = { readonly session: Session; readonly early: readonly Stretch[] };

export const EMPTY_FEED: Feed = { session: EMPTY_SESSION, early: [] };

/** The feed after one more stretch, in whatever order and however often stretches come. */
export function receive(feed: Feed, stretch: Stretch): Feed {
  let { session } = feed;
  let waiting = [...feed.early, stretch];
  for (;;) {
    const seq = session.seq;
    waiting = waiting.filter(({ to }) => to > seq);
    const next = waiting.find(({ from }) => from <= seq + 1);
    if (!next) return { session, early: waiting };
    for (const event of next.events) session = apply(session, event);
    session = { ...session, seq: next.to };
  }
}

/** Whether something is missing before what has come: the screen asks for it. */
export function hasGap(feed: Feed): boolean {
  return feed.early.length > 0;
}
