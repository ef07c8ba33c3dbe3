import fc from "fast-check";
import { expect, test } from "vitest";
import { CURVE_COLUMNS, lengthOf } from "@/lib/learning/curves/curve";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { fold } from "./apply";
import type { SessionEvent } from "./events";
import { isRunEvent } from "./run-events";
import type { Session } from "./session";
import { weightUpdates } from "./session";
import { SEEN_COLUMNS, type Sighting, sightingOf, type Told, toldOf } from "./sighting";
import {
  confirm,
  EMPTY_FEED,
  type Feed,
  feedFrom,
  hasGap,
  type Report,
  receive,
  type Stretch,
} from "./stretch";

/** The lab whose copy is tested. */
const SELF = 1;

/**
 * What a lab gets of a log: stretches of these lengths with the events of the class and of its own runs, and sightings of others' runs. Each stretch
 * has only some sightings (chosen by `tells`) and leaves the rest for later; the last one has all that are left.
 */
function labStretches(
  events: readonly SessionEvent[],
  lengths: readonly number[],
  tells: readonly boolean[],
): Stretch[] {
  const told = new Map<string, Told>();
  let turn = 0;
  const look = (session: Session, all: boolean): Sighting[] =>
    session.participants.flatMap(({ id, runs }) =>
      runs.flatMap((run) => {
        const key = `${id}/${run.number}`;
        const sighting = sightingOf(id, run, told.get(key) ?? null);
        if (!sighting || !(all || tells[turn++ % tells.length])) return [];
        told.set(key, toldOf(run));
        return [sighting];
      }),
    );
  const stretches: Stretch[] = [];
  for (let start = 0; start < events.length; ) {
    const end = Math.min(events.length, start + lengths[stretches.length % lengths.length]);
    const shown = events.slice(start, end).filter(isShown);
    const seen = look(fold(events.slice(0, end)), false);
    stretches.push({ from: start, to: end - 1, events: shown, seen });
    start = end;
  }
  // There are no more events, only some sightings sent again.
  const to = events.length - 1;
  for (const all of [false, true])
    stretches.push({ from: to + 1, to, events: [], seen: look(fold(events), all) });
  return stretches;
}

/** A lab gets sightings instead of others' run events, and its own reports are not sent back. */
function isShown(event: SessionEvent): boolean {
  return !isRunEvent(event) || (event.participant === SELF && event.type !== "points-reported");
}

function ownReports(events: readonly SessionEvent[]): Report[] {
  return events.flatMap((event) =>
    event.type === "points-reported" && event.participant === SELF
      ? [{ type: "report-points", run: event.run, from: event.from, points: event.points }]
      : [],
  );
}

const drawn = fc.record({
  held: classes,
  lengths: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
  tells: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
});

/** What a lab shows of a class, and its own runs in full. */
function shown(session: Session) {
  return {
    boards: [0, 1].map((round) =>
      leaderboard(session, round).map(({ participant, run, best, ...standing }) => ({
        ...standing,
        ...{ nickname: participant.nickname, run: run.number },
        ...{ verdict: run.verdict, reproduction: run.reproduction, end: run.end },
        best: SEEN_COLUMNS.map((column) => best[column]),
      })),
    ),
    updates: weightUpdates(session),
    self: session.participants[SELF],
    others: session.participants.map(({ runs, ...participant }) => ({
      ...participant,
      runs: runs.map(({ number, round, startedAt, end, curve }) => ({
        ...{ number, round, startedAt, end },
        measured: lengthOf(curve) > 0,
        until: curve.step.at(-1),
      })),
    })),
    rest: { ...session, at: 0, participants: [] },
  };
}

test("a lab that gets sightings of others' runs shows the board, roster and loop counter of the whole log, and has its own runs in full", () => {
  fc.assert(
    fc.property(drawn, ({ held: { events, session }, lengths, tells }) => {
      const told = labStretches(events, lengths, tells).reduce(receive, { ...EMPTY_FEED, self: SELF });
      const feed = ownReports(events).reduce(confirm, told);
      expect(hasGap(feed)).toBe(false);
      expect(shown(feed.session)).toEqual(shown(session));
    }),
  );
});

test("a lab's stretches may arrive in any order and repeatedly, and its reports be confirmed at any time in between", () => {
  const scrambled = drawn.chain(({ held: { events, session }, lengths, tells }) => {
    const stretches = labStretches(events, lengths, tells);
    const reports = ownReports(events);
    const sent = [...stretches, ...stretches];
    const order = fc.shuffledSubarray(sent, { minLength: sent.length });
    const places = fc.array(fc.nat({ max: sent.length }), {
      minLength: reports.length,
      maxLength: reports.length,
    });
    return fc.record({ arrived: order, places }).map((one) => ({ ...one, stretches, reports, session }));
  });
  fc.assert(
    fc.property(scrambled, ({ stretches, reports, arrived, places, session }) => {
      const start: Feed = { ...EMPTY_FEED, self: SELF };
      const inOrder = reports.reduce(confirm, stretches.reduce(receive, start));
      let feed = start;
      const due = places.toSorted((one, other) => one - other);
      let confirmed = 0;
      for (let place = 0; place <= arrived.length; place++) {
        for (; due[confirmed] === place; confirmed++) feed = confirm(feed, reports[confirmed]);
        if (arrived[place]) feed = receive(feed, arrived[place]);
      }
      expect(feed).toEqual(inOrder);
      expect(shown(feed.session)).toEqual(shown(session));
    }),
  );
});

test("a lab that begins in the middle gets the same state", () => {
  fc.assert(
    fc.property(drawn, fc.nat(), ({ held: { events, session }, lengths, tells }, drawnAt) => {
      const stretches = labStretches(events, lengths, tells);
      const at = drawnAt % stretches.length;
      const known = fold(events.slice(0, stretches[at].to + 1));
      const participants = known.participants.map((participant) =>
        participant.id === SELF ? participant : { ...participant, runs: [] },
      );
      const seen = known.participants.flatMap(({ id, runs }) =>
        runs.flatMap((run) => sightingOf(id, run, null) ?? []),
      );
      const told = stretches.slice(at).reduce(receive, feedFrom({ ...known, participants }, SELF, seen));
      const feed = ownReports(events).reduce(confirm, told);
      expect(shown(feed.session)).toEqual(shown(session));
    }),
  );
});

test("a run's chart has few points of its validation loss, including the first and the last, nearly exact", () => {
  fc.assert(
    fc.property(drawn, ({ held: { session } }) => {
      for (const { id, runs } of session.participants)
        for (const run of runs) {
          const chart = sightingOf(id, run, null)?.chart;
          if (!chart) continue;
          expect(chart.at.length).toBeLessThanOrEqual(Math.min(34, lengthOf(run.curve)));
          expect(chart.steps).toBe(run.curve.step.at(-1));
          for (const column of CURVE_COLUMNS) expect(run.curve[column].length).toBeGreaterThan(0);
        }
    }),
  );
});
