import { formatClock } from "@/lib/learning/numbers/format";
import type { Marker } from "@/lib/session/insights/markers";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Millis } from "@/lib/session/log/events";
import type { ReplayNote } from "@/lib/session/report/replay-note";

/** A moment worth jumping to, a folded pause (`length`: how long it took in class), or a note that was written afterwards. */
export type Moment =
  | Marker
  | { readonly kind: "fold"; readonly at: Millis; readonly length: Millis }
  | { readonly kind: "afterwards"; readonly at: Millis; readonly note: ReplayNote };

/** All moments of a timeline and the notes beside it, in order. */
export function momentsOf(
  { markers, folds, toPlayed }: Pick<Timeline, "markers" | "folds" | "toPlayed">,
  notes: readonly ReplayNote[],
): Moment[] {
  const pauses = folds.map(
    ({ from, to, playedFrom }): Moment => ({ kind: "fold", at: playedFrom, length: to - from }),
  );
  const afterwards = notes.map((note): Moment => ({ kind: "afterwards", at: toPlayed(note.at), note }));
  return [...markers, ...pauses, ...afterwards].sort((one, other) => one.at - other.at);
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
