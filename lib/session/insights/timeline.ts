import type { Task } from "@/lib/learning/examples/task";
import { apply, fold } from "@/lib/session/log/apply";
import type { EventOf, Millis, SessionEvent } from "@/lib/session/log/events";
import { type FoldedTime, foldTime } from "@/lib/session/log/folded-time";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import type { LogIndex } from "@/lib/session/log/stored-log";
import { type Marker, markersOf } from "./markers";

/** Events between two remembered states: a jump folds at most this many. */
const EVENTS_PER_KEYFRAME = 500;

/** A log laid out for playing back. All its moments are in played time (see `FoldedTime`), those that say otherwise excepted. */
export type Timeline = FoldedTime & {
  readonly markers: readonly Marker[];
  /** Up to which moment all that happened is there; the duration, once the whole log is. */
  readonly loadedTo: Millis;
  /** The class as the log leaves it; without what is not loaded yet. */
  readonly final: Session;
  /** The state once everything up to and including this moment has happened, as far as it is loaded. */
  at(time: Millis): Session;
  /** When the first event after this moment happened; null at the end. What lies within a fold is passed over. */
  nextEvent(time: Millis): Millis | null;
  /** When the last event before this moment happened; null at the beginning. */
  previousEvent(time: Millis): Millis | null;
};

/** A log that arrives in parts, and can be played back as far as it has come. */
export type Recording = {
  /** Takes the next report of a part. */
  add(report: EventOf<"points-reported">): void;
  /** All reports of the next part have been taken. */
  endPart(): void;
  /** As it is now. */
  timeline(): Timeline;
};

type TaskOf = (challenge: string) => Task | null;

/**
 * Lays out a log (in the order of `seq`). A jump costs at most one keyframe's events; playing on costs only the new ones. `taskOf`: what
 * a challenge asks for; null where it is not known.
 */
export function createTimeline(events: readonly SessionEvent[], taskOf: TaskOf = () => null): Timeline {
  return createRecording({ events, parts: [], end: Number.POSITIVE_INFINITY }, taskOf).timeline();
}

/** The same for a log of which the parts are yet to come. */
export function createRecording(
  { events: others, parts, end }: Pick<LogIndex, "events" | "parts" | "end">,
  taskOf: TaskOf = () => null,
): Recording {
  const folded = foldTime(others, parts);
  const start = folded.toLog(0);
  const log: SessionEvent[] = [];
  const times: Millis[] = [];
  const steps: Millis[] = [];
  const keyframes: Session[] = [EMPTY_SESSION];
  let head = EMPTY_SESSION;
  let othersTaken = 0;
  let partsTaken = 0;

  const take = (event: SessionEvent) => {
    const { at } = event;
    const isStep = at >= start && !folded.folds.some(({ from, to }) => at > from && at < to);
    if (isStep && at !== times.at(-1)) steps.push(folded.toPlayed(at));
    times.push(at);
    log.push(event);
    head = apply(head, event);
    if (log.length % EVENTS_PER_KEYFRAME === 0) keyframes.push(head);
  };
  const takeOthersBefore = (seq: number) => {
    while (othersTaken < others.length && others[othersTaken]!.seq < seq) take(others[othersTaken++]!);
  };
  const isWhole = () => partsTaken === parts.length;
  const takeOthers = () => takeOthersBefore(parts[partsTaken]?.first ?? Number.POSITIVE_INFINITY);
  takeOthers();

  // How many events had been applied in the state last asked for: playing forward goes on from there.
  let applied = 0;
  let current = EMPTY_SESSION;
  const at = (time: Millis): Session => {
    const target = countUpTo(times, folded.toLog(time));
    const keyframe = Math.floor(target / EVENTS_PER_KEYFRAME);
    if (target < applied || keyframe * EVENTS_PER_KEYFRAME > applied) {
      applied = keyframe * EVENTS_PER_KEYFRAME;
      current = keyframes[keyframe]!;
    }
    for (; applied < target; applied++) current = apply(current, log[applied]!);
    return current;
  };

  const inPlay = ({ at: moment, ...marker }: Marker) =>
    ({ ...marker, at: folded.toPlayed(moment) }) as Marker;
  const known = (events: readonly SessionEvent[], final: Session) => ({
    final,
    markers: markersOf(events, final, taskOf).map(inPlay),
  });
  let whole: ReturnType<typeof known> | null = null;
  const withoutParts = isWhole() ? null : known(others, fold(others));

  return {
    add(report) {
      // What happened since the index was made lacks what belongs to it.
      if (report.seq >= end) return;
      takeOthersBefore(report.seq);
      take(report);
    },
    endPart() {
      partsTaken++;
      takeOthers();
    },
    timeline() {
      if (isWhole()) whole ??= known(log, head);
      return {
        ...folded,
        ...(whole ?? withoutParts ?? known(log, head)),
        loadedTo: isWhole() ? folded.duration : folded.toPlayed(parts[partsTaken]!.from),
        at,
        nextEvent: (time) => steps[countUpTo(steps, time)] ?? null,
        previousEvent: (time) => steps[countUpTo(steps, time, false) - 1] ?? null,
      };
    },
  };
}

/** How many of these rising moments are before this one, or (inclusive) up to it. */
function countUpTo(moments: readonly Millis[], time: Millis, inclusive = true): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before = inclusive ? moments[middle]! <= time : moments[middle]! < time;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}
