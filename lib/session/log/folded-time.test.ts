import fc from "fast-check";
import { expect, test } from "vitest";
import { showTimes } from "@/lib/session/board/opening/show";
import { openRound } from "@/lib/session/decide/plan";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { EventBody, type SessionEvent } from "./events";
import { FOLD_MS, foldTime, LONGEST_GAP_MS } from "./folded-time";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function log(...entries: readonly (readonly [at: number, body: unknown])[]) {
  return entries.map(([at, body], seq) => ({ ...EventBody.parse(body), seq, at }) as SessionEvent);
}
const created = { type: "session-created", title: "A class", plan: { rounds: [openRound("moons", null)] } };
const joined = (participant: number) => ({ type: "participant-joined", participant, nickname: "Ada" });
const hand = { type: "hand-raised", participant: 0 };
const presence = { type: "presence-changed", connected: [0], disconnected: [] };

test("a class created the evening before begins with its first join, and its pause is folded and its length known", () => {
  const morning = 15 * HOUR;
  const { duration, folds, toPlayed, toLog } = foldTime(
    log(
      [0, created],
      [morning, joined(0)],
      [morning + 10_000, joined(1)],
      [morning + 20_000, hand],
      [morning + 3 * MINUTE, presence],
      [morning + 20_000 + 12 * MINUTE, hand],
      [morning + 30_000 + 12 * MINUTE, { type: "session-ended" }],
    ),
  );
  const fold = { from: morning + 20_000, to: morning + 20_000 + 12 * MINUTE, playedFrom: 20_000 };
  expect({ duration, folds }).toEqual({ duration: 30_000 + FOLD_MS, folds: [fold] });
  expect([0, morning, fold.from, fold.to, fold.to + 5_000].map(toPlayed)).toEqual([
    0,
    0,
    20_000,
    20_000 + FOLD_MS,
    25_000 + FOLD_MS,
  ]);
  expect([0, 20_000, 20_000 + FOLD_MS / 2, duration].map(toLog)).toEqual([
    morning,
    fold.from,
    fold.from + 6 * MINUTE,
    fold.to + 10_000,
  ]);
});

test("no time is folded while somebody trains, nor gaps of up to a minute", () => {
  const points = Object.fromEntries(
    [
      ...["step", "epoch", "trainLoss", "validationLoss"],
      ...["trainScore", "validationScore", "trainMetric", "validationMetric"],
    ].map((column) => [column, [1]]),
  );
  const reported = { type: "points-reported", participant: 0, run: 0, from: 0, to: 1, points };
  const reports = [0, 1, 2, 3, 4].map((minute) => [minute * LONGEST_GAP_MS, reported] as const);
  const { folds, duration } = foldTime(log([0, joined(0)], ...reports));
  expect({ folds, duration }).toEqual({ folds: [], duration: 4 * LONGEST_GAP_MS });
});

test("there is nothing to play in a log in which nobody joined or nothing happened", () => {
  for (const events of [[], log([0, created]), log([0, created], [2 * HOUR, { type: "session-ended" }])]) {
    const { duration, folds, toPlayed, toLog } = foldTime(events);
    const end = events.at(-1)?.at ?? 0;
    expect([duration, folds, toPlayed(HOUR), toLog(0), toLog(HOUR)]).toEqual([0, [], 0, end, end]);
  }
});

/** The same events with these pauses between them. */
const spacedOut = fc
  .tuple(classes, fc.array(fc.integer({ min: 0, max: 10 * MINUTE }), { minLength: 1, maxLength: 8 }))
  .map(([{ events }, pauses]) => {
    let late = 0;
    return events.map((event, index): SessionEvent => {
      late += pauses[index % pauses.length];
      return { ...event, at: event.at + late };
    });
  });

/** How long an event is shown for, without anything else happening. */
function shownFor(event: SessionEvent): number {
  return event.type === "test-opened" ? showTimes(event.results.length).ends : 0;
}

test("the show of a test is not folded, although nothing else happens, and is played to its end", () => {
  const score = { test: { loss: 0.1, score: 10, metric: 0.5 }, rank: 1, run: 0 };
  const opened = {
    ...{ type: "test-opened", round: 0 },
    results: [
      { participant: 0, ...score },
      { participant: 1, ...score },
    ],
  };
  const show = showTimes(2).ends;
  const { folds, duration } = foldTime(log([0, joined(0)], [1_000, opened], [HOUR, opened]));
  expect({ folds, duration }).toEqual({
    folds: [{ from: 1_000 + show, to: HOUR, playedFrom: 1_000 + show }],
    duration: 1_000 + show + FOLD_MS + show,
  });
});

test("played time and log time rise together, are inverse to each other, and skip no event", () => {
  fc.assert(
    fc.property(spacedOut, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (events, shares) => {
      const { duration, folds, toPlayed, toLog } = foldTime(events);
      const shows = events.map((event) => event.at + shownFor(event));
      const end = Math.max(events.at(-1)?.at ?? 0, ...shows);
      const start = toLog(0);
      expect([toPlayed(end), toLog(duration)]).toEqual([duration, end]);

      // Converting an event's time there and back is exact, unless it is within a fold.
      for (const { at } of events) {
        if (at < start || folds.some(({ from, to }) => at > from && at < to)) continue;
        expect(toLog(toPlayed(at))).toBe(at);
      }
      const played = shares.map((share) => share * duration).sort((one, other) => one - other);
      const moments = played.map(toLog);
      expect(moments).toEqual(moments.toSorted((one, other) => one - other));
      for (const [index, moment] of moments.entries()) expect(toPlayed(moment)).toBeCloseTo(played[index], 3);
      const passed = shares.map((share) => start + share * (end - start)).sort((one, other) => one - other);
      const inPlay = passed.map(toPlayed);
      expect(inPlay).toEqual(inPlay.toSorted((one, other) => one - other));
      for (const [index, at] of inPlay.entries()) expect(toLog(at)).toBeCloseTo(passed[index], 1);

      // No two events are more than a minute apart any more, except for what is shown in between.
      const happened = events.filter(({ type, at }) => type !== "presence-changed" && at >= start);
      for (const [index, { at }] of happened.slice(1).entries())
        expect(toPlayed(at) - toPlayed(happened[index].at)).toBeLessThanOrEqual(
          LONGEST_GAP_MS + shownFor(happened[index]),
        );
    }),
  );
});
