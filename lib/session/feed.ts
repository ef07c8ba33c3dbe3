import { apply } from "./apply";
import type { ParticipantId, SessionEvent } from "./events";
import { type JudgedAt, see } from "./see";
import { EMPTY_SESSION, type Session } from "./session";
import type { Sighting } from "./sighting";

/**
 * A stretch of the log, `from` … `to`, at some detail: an event may be missing from it only because it adds nothing there, or because
 * `seen` says what came of it, as of `to`. A stretch may bring sightings alone: then it ends where it begins.
 */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly events: readonly SessionEvent[];
  readonly seen: readonly Sighting[];
};

/** A screen's copy of the log: the state so far, and stretches that came before their turn. `self`: whose lab it is. */
export type Feed = {
  readonly session: Session;
  readonly self: ParticipantId | null;
  readonly judgedAt: JudgedAt;
  readonly early: readonly Stretch[];
};

export const EMPTY_FEED: Feed = { session: EMPTY_SESSION, self: null, judgedAt: new Map(), early: [] };

/** A feed that begins in the middle, with all there is to know. */
export function feedFrom(session: Session, self: ParticipantId | null, seen: readonly Sighting[]): Feed {
  return { ...EMPTY_FEED, self, ...see(session, seen, { self, asOf: session.seq, judgedAt: new Map() }) };
}

/** The feed after one more stretch, in whatever order and however often stretches come. */
export function receive(feed: Feed, stretch: Stretch): Feed {
  const { self } = feed;
  let { session, judgedAt } = feed;
  let waiting = [...feed.early, stretch];
  for (;;) {
    const { seq } = session;
    const next = waiting.find(({ from }) => from <= seq + 1);
    if (!next) return { session, self, judgedAt, early: waiting };
    waiting = waiting.filter((one) => one !== next);
    for (const event of next.events) session = apply(session, event);
    session = { ...session, seq: Math.max(seq, next.to) };
    if (next.seen.length > 0)
      ({ session, judgedAt } = see(session, next.seen, { self, asOf: next.to, judgedAt }));
  }
}

/** Whether something is missing before what has come: the screen asks for it. */
export function hasGap(feed: Feed): boolean {
  return feed.early.length > 0;
}
