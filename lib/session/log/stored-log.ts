import type { EventOf, Millis, SessionEvent } from "./events";

/** A part of a log's points that a reader can have by itself: all that were reported in its events `first` to `last`. */
export type LogPart = {
  readonly first: number;
  readonly last: number;
  /** When the first and the last of them happened. There is no pause between them that a replay would fold. */
  readonly from: Millis;
  readonly to: Millis;
  /** How much there is to load, about. */
  readonly bytes: number;
};

/**
 * A stored log as its readers get it first: everything that happened but the points, as far as this reader may know it, and in which parts
 * the points can be had.
 */
export type LogIndex = {
  readonly title: string;
  /** How often what is stored has been rewritten. */
  readonly revision: number;
  /** The seq of the first event that is not in it. */
  readonly end: number;
  readonly events: readonly SessionEvent[];
  /** In the order of their events. */
  readonly parts: readonly LogPart[];
};

/** A log put together again. `reports`: those of all its parts, in their order; what lies beyond the index is left out. */
export function wholeLog(index: LogIndex, reports: Iterable<EventOf<"points-reported">>): SessionEvent[] {
  const log = [...index.events];
  for (const report of reports) if (report.seq < index.end) log.push(report);
  return log.sort((one, other) => one.seq - other.seq);
}
