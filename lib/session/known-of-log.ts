import type { SessionEvent } from "./events";

/** Who reads a stored log: the session's host, or whoever has the share link. */
export type LogReader = "host" | "link";

/** What a reader may know of a log's events, of which reports of points are left out. */
export function knownOfLog(_reader: LogReader, events: readonly SessionEvent[]): SessionEvent[] {
  return [...events];
}
