import { describe, expect, test } from "vitest";
import { decide } from "@/lib/session/decide/decide";
import { openRound } from "@/lib/session/decide/plan";
import { apply } from "@/lib/session/log/apply";
import type { EventBody } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import {
  changeRound,
  firstComing,
  freeRound,
  insertRounds,
  moveRound,
  type PlanChange,
  playAgain,
  skipRound,
  undoChange,
} from "./plan-changes";

const [A, B, C, D] = ["rates", "sizes", "depths", "noise"].map((name) => openRound(name, 10));
const TIGHT = { ...B, locks: { learningRate: 0.1, epochs: 20 }, runLimit: 3, findLocked: true };
const PLAN = { rounds: [A, TIGHT, C, D] };

function classAfter(...bodies: readonly EventBody[]): Session {
  const created: EventBody = { type: "session-created", title: "Plans", plan: PLAN };
  return [created, ...bodies].reduce<Session>(
    (session, body, seq) => apply(session, { ...body, seq, at: 1000 * seq }),
    EMPTY_SESSION,
  );
}

const started = (round: number) => ({ type: "round-started", round, seed: 1, deadline: null }) as const;
const closed = (round: number) => ({ type: "round-closed", round, reason: "host" }) as const;
const lobby = classAfter();
const between = classAfter(started(0), closed(0));
const opened = classAfter(started(0), closed(0), { type: "round-opened", round: 1 });
const running = classAfter(started(0), closed(0), started(1));

/** The plan once the class has taken a change, or why it does not. */
function planned(session: Session, command: PlanChange | null) {
  if (command === null) return null;
  const decided = decide(session, command, {
    ...{ actor: { kind: "host" }, now: 60_000, seed: 1, maxParticipants: 30 },
    exerciseOf: () => ({
      featureShape: [2],
      task: { kind: "regression" },
      counts: { train: 80, validation: 80, test: 80 },
    }),
    isDoubtful: () => false,
  });
  if (!decided.ok) return decided.problem.code;
  const after = decided.events.reduce<Session>(
    (so, body) => apply(so, { ...body, seq: so.seq + 1, at: 60_000 }),
    session,
  );
  return after.plan.rounds;
}

test("what is coming begins after the round that the class is in, or was in last", () => {
  expect([lobby, between, opened, running].map(firstComing)).toEqual([0, 1, 2, 2]);
});

test("a coming round moves among the coming ones, and no further", () => {
  expect(moveRound(between, 2, -1)).toEqual({ type: "change-plan", from: 1, rounds: [C, TIGHT, D] });
  expect(planned(between, moveRound(between, 2, 1))).toEqual([A, TIGHT, D, C]);
  expect(planned(lobby, moveRound(lobby, 0, 1))).toEqual([TIGHT, A, C, D]);
  expect([moveRound(between, 1, -1), moveRound(running, 2, -1), moveRound(running, 3, 1)]).toEqual([
    ...[null, null, null],
  ]);
});

test("a round is left out, played again, and put in between", () => {
  expect(planned(between, skipRound(between, 2))).toEqual([A, TIGHT, D]);
  expect(planned(running, skipRound(running, 2))).toEqual([A, TIGHT, D]);
  expect(planned(between, playAgain(between, 0))).toEqual([A, A, TIGHT, C, D]);
  expect(planned(running, playAgain(running, 1))).toEqual([A, TIGHT, TIGHT, C, D]);
  const drawn = openRound("drawn", 5);
  expect(insertRounds(running, 4, [drawn])).toEqual({ type: "change-plan", from: 2, rounds: [C, D, drawn] });
  expect(planned(opened, insertRounds(opened, 2, [drawn]))).toEqual([A, TIGHT, drawn, C, D]);
});

test("a coming round gets other rules and minutes; the one that the class is in can only become freer", () => {
  expect(planned(between, changeRound(between, 3, { minutes: null, runLimit: 2 }))).toEqual([
    ...[A, TIGHT, C],
    { ...D, minutes: null, runLimit: 2 },
  ]);
  const freer = {
    locks: { epochs: 20 },
    parameterLimit: null,
    epochLimit: null,
    runLimit: 5,
    findLocked: false,
  };
  expect(freeRound(running, freer)).toMatchObject({ from: 1, rounds: [{ ...TIGHT, ...freer }, C, D] });
  expect(planned(running, freeRound(running, freer))).toEqual([A, { ...TIGHT, ...freer }, C, D]);
  expect(planned(opened, freeRound(opened, { ...freer, runLimit: 1 }))).toBe("round-not-freer");
});

describe("a change is undone", () => {
  const changed = (session: Session, rounds = [A, TIGHT, D]) => ({ ...session, plan: { rounds } });

  test("with the former rest of the plan, while none of it has begun", () => {
    const after = changed(between);
    expect(undoChange(after, PLAN.rounds)).toEqual({ type: "change-plan", from: 1, rounds: [TIGHT, C, D] });
    expect(planned(after, undoChange(after, PLAN.rounds))).toEqual(PLAN.rounds);
    const further = changed(running);
    expect(planned(further, undoChange(further, PLAN.rounds))).toEqual(PLAN.rounds);
  });

  test("but not once a round that is different has begun, nor a freedom that was given", () => {
    const after = { ...running, plan: { rounds: [A, C, D] } };
    expect(undoChange(after, PLAN.rounds)).toBeNull();
    expect(undoChange(changed(running, [A, B, C, D]), PLAN.rounds)).toBeNull();
  });
});
