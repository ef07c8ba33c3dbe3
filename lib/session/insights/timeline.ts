import type { Task } from "@/lib/learning/examples/task";
import { apply, fold } from "@/lib/session/log/apply";
import type { EventOf, Millis, SessionEvent } from "@/lib/session/log/events";
import { type FoldedTime, foldTime } from "@/lib/session/log/folded-time";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import type { LogIndex } from "@/lib/session/log/stored-log";
import { type BestScores, bestScores, leadsOf } from "./leads";
import { type Marker, markersOf } from "./markers";

/** Events between two stored states: a jump applies at most this many. */
const EVENTS_PER_KEYFRAME = 500;

/** A log prepared for playback. All times are in played time (see `FoldedTime`) unless they say otherwise. */
export type Timeline = FoldedTime & {
  readonly markers: readonly Marker[];
  /** How the best score of each started round rose. Without steps until all is loaded. */
  readonly best: readonly BestScores[];
  /** The time up to which everything is loaded; the duration once the whole log is. */
  readonly loadedTo: Millis;
  /** The class at the end of the log, without what is not loaded yet. */
  readonly final: Session;
  /** All events in the order of `seq`, as far as they are loaded. */
  readonly log: readonly SessionEvent[];
  /** The class at this time, including what happens exactly then, as far as it is loaded. */
  at(time: Millis): Session;
  /** The time of the first event after this time; null at the end. Events within a fold are skipped. */
  nextEvent(time: Millis): Millis | null;
  /** The time of the last event before this time; null at the beginning. */
  previousEvent(time: Millis): Millis | null;
};

/** A log that is loaded in parts, and can be played back as far as it has arrived. */
export type Recording = {
  /** Adds the next report of the current part. */
  add(report: EventOf<"points-reported">): void;
  /** Call when all reports of the current part have been added. */
  endPart(): void;
  /** The timeline of what has arrived so far. */
  timeline(): Timeline;
};

type TaskOf = (challenge: string) => Task | null;

/**
 * Prepares a log (in the order of `seq`) for playback. A jump applies at most the events of one keyframe; playing forward applies only the
 * new ones. `taskOf`: the task of a challenge; null if it is unknown.
 */
export function createTimeline(events: readonly SessionEvent[], taskOf: TaskOf = () => null): Timeline {
  return createRecording({ events, parts: [], end: Number.POSITIVE_INFINITY }, taskOf).timeline();
}

/** The same for a log whose parts are still to be loaded. */
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

  // How many events are applied in `current`, the state last asked for. Playing forward continues from there.
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
  const bestInPlay = ({ round, from, to, steps }: BestScores): BestScores => ({
    ...{ round, from: folded.toPlayed(from), to: folded.toPlayed(to) },
    steps: steps.map(({ at, score }) => ({ at: folded.toPlayed(at), score })),
  });
  const known = (events: readonly SessionEvent[], final: Session) => {
    const leads = leadsOf(events, final);
    return {
      final,
      markers: markersOf(events, final, taskOf, leads).map(inPlay),
      best: bestScores(events, leads).map(bestInPlay),
    };
  };
  let whole: ReturnType<typeof known> | null = null;
  const withoutParts = isWhole() ? null : known(others, fold(others));

  return {
    add(report) {
      // Reports from after the index was made lack the other events that belong to them.
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
        log,
        loadedTo: isWhole() ? folded.duration : folded.toPlayed(parts[partsTaken]!.from),
        at,
        nextEvent: (time) => steps[countUpTo(steps, time)] ?? null,
        previousEvent: (time) => steps[countUpTo(steps, time, false) - 1] ?? null,
      };
    },
  };
}

/** How many of these times, in rising order, are before `time`, or (inclusive) up to it. */
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
