import type { SessionEvent } from "@/lib/session/log/events";

/** The end of a log, kept in memory for screens that missed a few events. */
export type RecentEvents = {
  add(events: readonly SessionEvent[]): void;
  /** The events after `seq`; null when some of them are no longer kept. */
  after(seq: number): readonly SessionEvent[] | null;
};

/** `end`: seq of the log's last event so far. Keeps at least the last `most` events, and at most twice as many. */
export function keepRecentEvents(end: number, most: number): RecentEvents {
  let events: SessionEvent[] = [];
  let first = end + 1;
  return {
    add(more) {
      events.push(...more);
      if (events.length < 2 * most) return;
      first += events.length - most;
      events = events.slice(-most);
    },
    after(seq) {
      return seq + 1 < first ? null : events.slice(seq + 1 - first);
    },
  };
}
