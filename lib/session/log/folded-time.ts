import { showTimes } from "@/lib/session/board/opening/show";
import type { Millis, SessionEvent } from "./events";
import type { LogPart } from "./stored-log";

/** A stretch without events is folded if it is longer than this. */
export const LONGEST_GAP_MS: Millis = 60_000;
/** How long a folded stretch lasts when played back: long enough to be noticed and read. */
export const FOLD_MS: Millis = 4_000;

/** A long stretch of a log in which nothing happened. */
type Fold = {
  /** The times, in the log, of the last event before it and the first one after it. */
  readonly from: Millis;
  readonly to: Millis;
  /** Where it begins in played time; it lasts `FOLD_MS` there. */
  readonly playedFrom: Millis;
};

/**
 * The time in which a class is played back, from 0 to `duration`: it begins with the first join and has long pauses folded. Both
 * conversions are monotonic, and inverse to each other from the first join to the end of the log.
 */
export type FoldedTime = {
  readonly duration: Millis;
  readonly folds: readonly Fold[];
  /** Converts a time of the log to played time; 0 for everything before the first join. */
  toPlayed(moment: Millis): Millis;
  toLog(played: Millis): Millis;
};

/** Whether an event counts as something happening. Connections do not: somebody's page may come and go all evening. */
function isHappening({ type }: SessionEvent): boolean {
  return type !== "presence-changed";
}

/**
 * Folds the time of a log (in the order of `seq`), some of whose reports may be in parts that are not loaded yet. If nobody joined there
 * is nothing to play, and the duration is 0.
 */
export function foldTime(
  events: readonly SessionEvent[],
  parts: readonly Pick<LogPart, "from" | "to">[] = [],
): FoldedTime {
  // An opened test is shown for a while in which nothing else need happen, also at the very end.
  const shows = events.flatMap((event) =>
    event.type === "test-opened"
      ? [{ from: event.at, to: event.at + showTimes(event.results.length).ends }]
      : [],
  );
  const end = Math.max(events.at(-1)?.at ?? 0, parts.at(-1)?.to ?? 0, shows.at(-1)?.to ?? 0);
  const start = events.find(({ type }) => type === "participant-joined")?.at ?? end;
  const folds: Fold[] = [];
  let last = start;
  let folded = 0;
  const advanceTo = (moment: Millis) => {
    if (moment - last > LONGEST_GAP_MS) {
      folds.push({ from: last, to: moment, playedFrom: last - start - folded });
      folded += moment - last - FOLD_MS;
    }
    last = moment;
  };
  const happening = events.filter(isHappening).map(({ at }) => ({ from: at, to: at }));
  const others = [...parts, ...shows];
  const stretches =
    others.length === 0 ? happening : [...happening, ...others].sort((a, b) => a.from - b.from);
  for (const { from, to } of stretches) {
    if (from > last) advanceTo(from);
    // Within a part there are no long pauses.
    last = Math.max(last, to);
  }
  advanceTo(end);
  const duration = end - start - folded;

  /** The last fold that has begun, if any. */
  const foldBefore = (moment: Millis, beginning: (fold: Fold) => Millis) =>
    folds.findLast((fold) => beginning(fold) <= moment);

  return {
    duration,
    folds,
    toPlayed(moment) {
      const within = Math.min(end, Math.max(start, moment));
      const fold = foldBefore(within, ({ from }) => from);
      if (!fold) return within - start;
      const { from, to, playedFrom } = fold;
      if (within >= to) return playedFrom + FOLD_MS + (within - to);
      return playedFrom + (FOLD_MS * (within - from)) / (to - from);
    },
    toLog(played) {
      const within = Math.min(duration, Math.max(0, played));
      const fold = foldBefore(within, ({ playedFrom }) => playedFrom);
      if (!fold) return start + within;
      const { from, to, playedFrom } = fold;
      const since = within - playedFrom;
      return since >= FOLD_MS ? to + (since - FOLD_MS) : from + ((to - from) * since) / FOLD_MS;
    },
  };
}
