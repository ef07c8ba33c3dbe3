import { expect, test } from "vitest";
import { openRound } from "@/lib/session/decide/plan";
import type { Millis } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Round, type Session } from "@/lib/session/log/session";
import { lessonClock } from "./lesson-clock";

const MINUTE: Millis = 60_000;
/** Opening 3; rounds 2 + 8 + 2 and 1 + 4 + 3; closing 2: by the clock, 25 minutes. */
const PLAN = {
  rounds: [
    { ...openRound("moons", 8), talk: { before: 2, after: 2 } },
    { ...openRound("moons", 4), talk: { before: 1, after: 3 } },
  ],
  frame: { opening: 3, closing: 2 },
};
const closed = (startedAt: Millis): Round => ({
  ...{ state: "closed", seed: 1, deadline: null, test: null },
  ...{ startedAt, closedAt: startedAt + 8 * MINUTE },
});
const at = (phase: Session["phase"], rounds: Round[] = [], plan: Session["plan"] = PLAN): Session => ({
  ...EMPTY_SESSION,
  ...{ plan, phase, rounds },
});
/** The class gathered for an hour. */
const START = 60 * MINUTE;

test("before the first round starts, only the moment has a length", () => {
  expect(lessonClock(at({ kind: "lobby" }), START)).toEqual({ moment: 3, passed: null, all: 25, late: 0 });
  expect(lessonClock(at({ kind: "opened", round: 0 }), START)).toEqual({
    ...{ moment: 2, passed: null, all: 25, late: 0 },
  });
});

test("within the planned minutes of the moment a lesson is on time; before them it is early, after them late", () => {
  const talking = at({ kind: "between", round: 0 }, [closed(START)]);
  const after = (minutes: number) => lessonClock(talking, START + minutes * MINUTE);
  expect(after(8)).toEqual({ moment: 2, passed: 13, all: 25, late: 0 });
  expect(after(10)).toEqual({ moment: 2, passed: 15, all: 25, late: 0 });
  expect(after(5)).toEqual({ moment: 2, passed: 10, all: 25, late: -3 });
  expect(after(14.5)).toEqual({ moment: 2, passed: 19, all: 25, late: 4 });
});

test("after the last round the closing belongs to the moment", () => {
  const last = at({ kind: "between", round: 1 }, [closed(START), closed(START + 11 * MINUTE)]);
  expect(lessonClock(last, START + 20 * MINUTE)).toEqual({ moment: 5, passed: 25, all: 25, late: 0 });
});

test("a round that was skipped makes no lesson late, and one without a limit no clock to compare with", () => {
  const skipped = at({ kind: "opened", round: 1 }, []);
  expect(lessonClock({ ...skipped, rounds: [{ state: "planned" }, closed(START)] }, START)).toMatchObject({
    passed: 4,
    late: 0,
  });
  const plan = { ...PLAN, rounds: [openRound("moons", null)] };
  expect(lessonClock(at({ kind: "between", round: 0 }, [closed(START)], plan), START + 90 * MINUTE)).toEqual({
    ...{ moment: 3, passed: 94, all: null, late: 0 },
  });
});
