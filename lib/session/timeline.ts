import type { Task } from "@/lib/learning/task";
import { apply, fold } from "./apply";
import type { Millis, SessionEvent } from "./events";
import { type FoldedTime, foldTime } from "./folded-time";
import { type Marker, markersOf } from "./markers";
import { EMPTY_SESSION, type Session } from "./session";

/** Events between two remembered states: a jump folds at most this many. */
const EVENTS_PER_KEYFRAME = 500;

/** A log laid out for playing back. All its moments are in played time (see `FoldedTime`), those that say otherwise excepted. */
export type Timeline = FoldedTime & {
  readonly markers: readonly Marker[];
  /** The state once everything up to and including this moment has happened. */
  at(time: Millis): Session;
  /** When the first event after this moment happened; null at the end. What lies within a fold is passed over. */
  nextEvent(time: Millis): Millis | null;
  /** When the last event before this moment happened; null at the beginning. */
  previousEvent(time: Millis): Millis | null;
};

/**
 * Lays out a log (in the order of `seq`). A jump costs at most one keyframe's events; playing on costs only the new ones. `taskOf`: what
 * a challenge asks for; null where it is not known.
 */
export function createTimeline(
  events: readonly SessionEvent[],
  taskOf: (challenge: string) => Task | null = () => null,
): Timeline {
  const folded = foldTime(events);
  const keyframes: Session[] = [EMPTY_SESSION];
  for (let start = 0; start + EVENTS_PER_KEYFRAME <= events.length; start += EVENTS_PER_KEYFRAME)
    keyframes.push(fold(events.slice(start, start + EVENTS_PER_KEYFRAME), keyframes[keyframes.length - 1]));

  // How many events had been applied in the state last asked for: playing forward goes on from there.
  let applied = 0;
  let current = EMPTY_SESSION;

  const times = events.map(({ at }) => at);
  const steps = [...new Set(times)]
    .filter((at) => at >= folded.toLog(0) && !folded.folds.some(({ from, to }) => at > from && at < to))
    .map(folded.toPlayed);

  const at = (time: Millis): Session => {
    const target = countUpTo(times, folded.toLog(time));
    const keyframe = Math.floor(target / EVENTS_PER_KEYFRAME);
    if (target < applied || keyframe * EVENTS_PER_KEYFRAME > applied) {
      applied = keyframe * EVENTS_PER_KEYFRAME;
      current = keyframes[keyframe];
    }
    for (; applied < target; applied++) current = apply(current, events[applied]);
    return current;
  };
  const inPlay = ({ at: moment, ...marker }: Marker) =>
    ({ ...marker, at: folded.toPlayed(moment) }) as Marker;
  return {
    ...folded,
    markers: markersOf(events, at(folded.duration), taskOf).map(inPlay),
    at,
    nextEvent: (time) => steps[countUpTo(steps, time)] ?? null,
    previousEvent: (time) => steps[countUpTo(steps, time, false) - 1] ?? null,
  };
}

/** How many of these rising moments are before this one, or (inclusive) up to it. */
function countUpTo(moments: readonly Millis[], time: Millis, inclusive = true): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before = inclusive ? moments[middle] <= time : moments[middle] < time;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}
