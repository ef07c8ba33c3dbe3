import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "@/lib/session/decide/decide";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { isBeingShown, momentAt, SHOWN, showOf, showTimes } from "./show";

const OPENED = 60_000;
const NOBODY_ELSE = { seed: 1, maxParticipants: 300, exerciseOf: () => null, isDoubtful: () => false };

/** A class of eight whose first test was opened after a minute, and what happened then. */
function opened(...later: readonly SessionEvent[]): Session {
  const created: SessionEvent = {
    ...{ type: "session-created", title: "A class", plan: SKETCHED_PLAN, rules: 2 },
    ...{ seq: 0, at: 0 },
  };
  const log = sketchedLog({ title: "A class", students: 8, moment: "tested" });
  const last = { ...log.at(-1)!, at: OPENED } as SessionEvent;
  return fold([created, ...log.slice(0, -1), last, ...later]);
}
const advanced = (step: "validation" | "test" | "places", at: number, seq = 1_000) =>
  ({ type: "opening-advanced", round: 0, step, seq, at }) as const;

test("in a class of thirty, each step begins, moves everybody from the last place up and is over at these times", () => {
  const { train, validation, test: tested, places, ends } = showTimes(30);
  const brief = ({ begins, moves }: typeof train) => [begins, moves[0], moves.at(-1), moves.length];
  expect([train, validation, tested].map(brief)).toEqual([
    [0, 900, 3_800, 30],
    [4_800, 5_700, 8_600, 30],
    [9_600, 10_800, 18_800, 30],
  ]);
  // The first three places wait for each other.
  expect(tested.moves.slice(-4).map((at, index, all) => at - (all[index - 1] ?? at))).toEqual([
    0, 222, 1_000, 1_000,
  ]);
  expect([places.begins, ends]).toEqual([21_400, 24_200]);
});

test("a class of any size has seen its test in under 25 s, a small one sooner, and one without results at once", () => {
  expect([0, 1, 2, 8, 12, 30, 300].map((results) => showTimes(results).ends)).toEqual([
    0, 10_760, 12_320, 18_680, 21_800, 24_200, 24_200,
  ]);
});

test("what is shown at a moment is a function of the time since the opening", () => {
  expect([-5, 0, 899, 900, 3_139, 3_140, 9_079, 20_000].map((time) => momentAt(8, time))).toEqual([
    { step: "train", moved: 0, placed: false },
    { step: "train", moved: 0, placed: false },
    { step: "train", moved: 0, placed: false },
    { step: "train", moved: 1, placed: false },
    { step: "train", moved: 8, placed: false },
    { step: "train", moved: 8, placed: false },
    { step: "test", moved: 0, placed: false },
    SHOWN,
  ]);
});

test("at any two moments, in any class, the later one shows no less", () => {
  const steps = ["train", "validation", "test", "places"];
  const amount = ({ step, moved, placed }: typeof SHOWN) =>
    1_000 * steps.indexOf(step) + moved + (placed ? 500 : 0);
  const time = fc.nat({ max: 30_000 });
  fc.assert(
    fc.property(fc.nat({ max: 300 }), time, time, (results, one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      expect(amount(momentAt(results, early))).toBeLessThanOrEqual(amount(momentAt(results, late)));
    }),
  );
});

test("the host goes on to a step, from which the show continues by itself, and never back", () => {
  const now = OPENED + 1_000;
  const ask = (session: Session, step: "train" | "test" | "places", now: number) =>
    decide(
      session,
      { type: "advance-opening", round: 0, step },
      { ...NOBODY_ELSE, actor: { kind: "host" }, now },
    );
  expect(ask(opened(), "test", now)).toEqual({
    ok: true,
    events: [{ type: "opening-advanced", round: 0, step: "test" }],
  });
  const session = opened(advanced("test", now));
  expect([now, now + 1_300, now + 30_000].map((at) => showOf(session, 0, at))).toEqual([
    { step: "test", moved: 0, placed: false },
    { step: "test", moved: 1, placed: false },
    SHOWN,
  ]);
  const nothing = { ok: true, events: [] };
  expect([ask(session, "train", now), ask(session, "test", now)]).toEqual([nothing, nothing]);
  // By itself it has come to the end long since.
  expect(ask(opened(), "places", OPENED + 60_000)).toEqual(nothing);
});

test("a sealed test is not shown, and cannot be gone on with", () => {
  const sealed = fold(sketchedLog({ title: "A class", students: 8, moment: "closed" }));
  expect([showOf(sealed, 0, OPENED), showOf(sealed, 7, OPENED), isBeingShown(sealed, 0, OPENED)]).toEqual([
    null,
    null,
    false,
  ]);
  const context = { ...NOBODY_ELSE, actor: { kind: "host" }, now: OPENED } as const;
  expect(decide(sealed, { type: "advance-opening", round: 0, step: "test" }, context)).toMatchObject({
    ok: false,
    problem: { code: "test-sealed" },
  });
});
