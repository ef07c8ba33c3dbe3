import type { EventOf, Millis, SessionEvent } from "./events";

/** A part of a log's points that can be loaded by itself: all that were reported in the events `first` to `last`. */
export type LogPart = {
  readonly first: number;
  readonly last: number;
  /** Times of the first and the last of them. There is no pause between them that a replay would fold. */
  readonly from: Millis;
  readonly to: Millis;
  /** Approximate size of the download. */
  readonly bytes: number;
};

/**
 * What a reader of a stored log loads first: all events that they may see except points, and the parts in which the points can be
 * loaded.
 */
export type LogIndex = {
  readonly title: string;
  /** How often the stored log has been rewritten. */
  readonly revision: number;
  /** `seq` of the first event that it does not cover. */
  readonly end: number;
  readonly events: readonly SessionEvent[];
  /** In the order of their events. */
  readonly parts: readonly LogPart[];
};

/** Puts a log together again. `reports`: those of all its parts, in order; any beyond `index.end` are left out. */
export function wholeLog(index: LogIndex, reports: Iterable<EventOf<"points-reported">>): SessionEvent[] {
  const log = [...index.events];
  for (const report of reports) if (report.seq < index.end) log.push(report);
  return log.sort((one, other) => one.seq - other.seq);
}
