import { apply, fold } from "./apply";
import type { Millis, SessionEvent } from "./events";
import { type Marker, markersOf } from "./markers";
import { EMPTY_SESSION, type Session } from "./session";

/** Events between two remembered states: a jump folds at most this many. */
const EVENTS_PER_KEYFRAME = 500;

/** A log laid out in time, for playing back. */
export type Timeline = {
  /** When the last event happened. */
  readonly duration: Millis;
  readonly markers: readonly Marker[];
  /** The state once everything up to and including this moment has happened. */
  at(time: Millis): Session;
  /** When the first event after this moment happened; null at the end. */
  nextEvent(time: Millis): Millis | null;
  /** When the last event before this moment happened; null at the beginning. */
  previousEvent(time: Millis): Millis | null;
};

/** Lays out a log (in the order of `seq`). A jump costs at most one keyframe's events; playing on costs only the new ones. */
export function createTimeline(events: readonly SessionEvent[]): Timeline {
  const keyframes: Session[] = [EMPTY_SESSION];
  for (let start = 0; start + EVENTS_PER_KEYFRAME <= events.length; start += EVENTS_PER_KEYFRAME)
    keyframes.push(fold(events.slice(start, start + EVENTS_PER_KEYFRAME), keyframes[keyframes.length - 1]));

  // How many events had been applied in the state last asked for: playing forward goes on from there.
  let applied = 0;
  let current = EMPTY_SESSION;

  return {
    duration: events.at(-1)?.at ?? 0,
    markers: markersOf(events),
    at(time) {
      const target = countUpTo(events, time);
      const keyframe = Math.floor(target / EVENTS_PER_KEYFRAME);
      if (target < applied || keyframe * EVENTS_PER_KEYFRAME > applied) {
        applied = keyframe * EVENTS_PER_KEYFRAME;
        current = keyframes[keyframe];
      }
      for (; applied < target; applied++) current = apply(current, events[applied]);
      return current;
    },
    nextEvent: (time) => events[countUpTo(events, time)]?.at ?? null,
    previousEvent: (time) => events[countUpTo(events, time, false) - 1]?.at ?? null,
  };
}

/** How many events happened before this moment, or (inclusive) up to it. `at` never falls along the log. */
function countUpTo(events: readonly SessionEvent[], time: Millis, inclusive = true): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before = inclusive ? events[middle].at <= time : events[middle].at < time;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}
