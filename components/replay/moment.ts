import { formatClock } from "@/lib/learning/numbers/format";
import type { Marker } from "@/lib/session/insights/markers";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Millis } from "@/lib/session/log/events";

/** A moment worth jumping to, or a folded pause; `length`: how long the pause took in class. */
export type Moment = Marker | { readonly kind: "fold"; readonly at: Millis; readonly length: Millis };

/** All moments of a timeline, in order. */
export function momentsOf({ markers, folds }: Pick<Timeline, "markers" | "folds">): Moment[] {
  const pauses = folds.map(
    ({ from, to, playedFrom }): Moment => ({ kind: "fold", at: playedFrom, length: to - from }),
  );
  return [...markers, ...pauses].sort((one, other) => one.at - other.at);
}

/** A moment as shown in the player and in links: `12:31` or `1:02:05`, rounded down to the second. */
export function formatMoment(time: Millis): string {
  return formatClock(Math.floor(time / 1000) * 1000);
}

/**
 * The moment of the class that is played at `time`, for a link: the first whole second of the log at which the player shows the
 * same second as now. Folded pauses make the seconds of the log and of the player begin at different times.
 */
export function momentInLink(timeline: Pick<Timeline, "toLog">, time: Millis): string {
  const shown = Math.max(0, Math.floor(time / 1000) * 1000);
  return formatMoment(Math.ceil(timeline.toLog(shown) / 1000) * 1000);
}

/** The moment in a link: `12:31`, `1:02:05` or plain seconds; null for anything else. */
export function parseMoment(text: string): Millis | null {
  if (!/^(?:\d{1,4}:)?(?:\d{1,3}:)?\d{1,6}$/.test(text)) return null;
  return 1000 * text.split(":").reduce((total, part) => 60 * total + Number(part), 0);
}
