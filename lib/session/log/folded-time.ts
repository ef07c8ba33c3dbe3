import type { Millis, SessionEvent } from "./events";
import type { LogPart } from "./stored-log";

/** A longer stretch in which nothing happens is folded. */
export const LONGEST_GAP_MS: Millis = 60_000;
/** What is left of it when a class is played back: long enough to be seen and read, whatever it was. */
export const FOLD_MS: Millis = 4_000;

/** A stretch of a log in which nothing happened. */
type Fold = {
  /** The last thing that happened before it, and the first one after it, in the time of the log. */
  readonly from: Millis;
  readonly to: Millis;
  /** Where it begins in played time; it lasts `FOLD_MS` there. */
  readonly playedFrom: Millis;
};

/**
 * The time that a class is played back in, from 0 to `duration`. It begins with the first join and has its pauses folded. Both
 * directions only ever rise, and undo each other for every moment from the first join to the end of the log.
 */
export type FoldedTime = {
  readonly duration: Millis;
  readonly folds: readonly Fold[];
  /** A moment of the log, in played time. Everything before the first join is the beginning. */
  toPlayed(moment: Millis): Millis;
  toLog(played: Millis): Millis;
};

/** Someone's page comes and goes all evening. Everything else that a log tells is something that happens, training included. */
function isHappening({ type }: SessionEvent): boolean {
  return type !== "presence-changed";
}

/**
 * Folds a log (in the order of `seq`), of which some reports may lie in parts that are not there yet. Where nobody joined there is nothing
 * to play: all of it is its end.
 */
export function foldTime(
  events: readonly SessionEvent[],
  parts: readonly Pick<LogPart, "from" | "to">[] = [],
): FoldedTime {
  const end = Math.max(events.at(-1)?.at ?? 0, parts.at(-1)?.to ?? 0);
  const start = events.find(({ type }) => type === "participant-joined")?.at ?? end;
  const folds: Fold[] = [];
  let last = start;
  let folded = 0;
  const goOnTo = (moment: Millis) => {
    if (moment - last > LONGEST_GAP_MS) {
      folds.push({ from: last, to: moment, playedFrom: last - start - folded });
      folded += moment - last - FOLD_MS;
    }
    last = moment;
  };
  const happening = events.filter(isHappening).map(({ at }) => ({ from: at, to: at }));
  const stretches = parts.length === 0 ? happening : [...happening, ...parts].sort((a, b) => a.from - b.from);
  for (const { from, to } of stretches) {
    if (from > last) goOnTo(from);
    // In a part something happens all the time.
    last = Math.max(last, to);
  }
  goOnTo(end);
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
