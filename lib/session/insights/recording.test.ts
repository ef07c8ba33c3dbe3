import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventOf, SessionEvent } from "@/lib/session/log/events";
import { LONGEST_GAP_MS } from "@/lib/session/log/folded-time";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { earlierClass } from "@/lib/testing/session/earlier-class";
import { createRecording, createTimeline, type Timeline } from "./timeline";

type Report = EventOf<"points-reported">;
const isReport = (event: SessionEvent): event is Report => event.type === "points-reported";

/** A log as it is delivered, with its reports in parts of these sizes and without long pauses. */
function delivered(log: readonly SessionEvent[], sizes: readonly number[]) {
  const parts: Report[][] = [];
  for (const report of log.filter(isReport)) {
    const part = parts.at(-1);
    const isFull = part === undefined || part.length >= sizes[parts.length % sizes.length];
    if (isFull || report.at - part[part.length - 1].at > LONGEST_GAP_MS) parts.push([report]);
    else part.push(report);
  }
  const index = {
    events: log.filter((event) => !isReport(event)),
    end: log.length,
    parts: parts.map((part) => {
      const [first, last] = [part[0], part[part.length - 1]];
      return { first: first.seq, last: last.seq, from: first.at, to: last.at, bytes: 1 };
    }),
  };
  return { index, parts };
}

/** The class as a player shows it, at the time of every event and halfway to the next. */
function played(timeline: Timeline, log: readonly SessionEvent[], before = Number.POSITIVE_INFINITY) {
  const moments = [...new Set(log.map(({ at }) => at))]
    .flatMap((at, index, all) => [at, (at + (all[index + 1] ?? at)) / 2])
    .map(timeline.toPlayed);
  return moments.filter((moment) => moment < before).map((moment) => [moment, timeline.at(moment)]);
}

const withSizes = fc.tuple(classes, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }));

test("a log that arrived in parts plays exactly as the whole log does", () => {
  const check = (log: readonly SessionEvent[], sizes: readonly number[]) => {
    const whole = createTimeline(log);
    const { index, parts } = delivered(log, sizes);
    const recording = createRecording(index);
    for (const part of parts) {
      const { loadedTo } = recording.timeline();
      expect(played(recording.timeline(), log, loadedTo)).toEqual(played(whole, log, loadedTo));
      for (const report of part) recording.add(report);
      recording.endPart();
    }
    const timeline = recording.timeline();
    expect(played(timeline, log)).toEqual(played(whole, log));
    const said = ({ markers, loadedTo, final, duration, folds, nextEvent, previousEvent }: Timeline) => ({
      ...{ markers, loadedTo, final, duration, folds },
      steps: log.map(({ at }) => [nextEvent(whole.toPlayed(at)), previousEvent(whole.toPlayed(at))]),
    });
    expect(said(timeline)).toEqual(said(whole));
  };
  fc.assert(
    fc.property(withSizes, ([{ events }, sizes]) => check(events, sizes)),
    { numRuns: 60 },
  );
  check(earlierClass().events, [2]);
});

test("played time is the same from the beginning, whatever is not loaded yet", () => {
  fc.assert(
    fc.property(withSizes, ([{ events }, sizes]) => {
      const { folds, duration } = createRecording(delivered(events, sizes).index).timeline();
      const whole = createTimeline(events);
      expect({ folds, duration }).toEqual({ folds: whole.folds, duration: whole.duration });
    }),
  );
});
