import { expect, test } from "vitest";
import { openRound } from "@/lib/session/plan";
import { EMPTY_SESSION, type Round, type Session } from "@/lib/session/session";
import { nextStep } from "./next-step";

const closed: Round = { state: "closed", seed: 1, startedAt: 0, deadline: null, closedAt: 9, test: null };
const running: Round = { state: "running", seed: 1, startedAt: 0, deadline: null };

function classIn(phase: Session["phase"], rounds: Round[]): Session {
  const plan = {
    rounds: [openRound("moons", null), openRound("two-spirals", 5)],
  };
  return { ...EMPTY_SESSION, plan, phase, rounds };
}

test("in the lobby the first round is next", () => {
  expect(nextStep(classIn({ kind: "lobby" }, []))).toEqual({ kind: "start-round", round: 0 });
});

test("a running round is closed next", () => {
  expect(nextStep(classIn({ kind: "round", round: 0 }, [running]))).toEqual({
    kind: "close-round",
    round: 0,
  });
});

test("between rounds the first that was never started is next, though a later one was", () => {
  const skipped: Round = { state: "planned" };
  const between = classIn({ kind: "between", round: 1 }, [skipped, closed]);
  expect(nextStep(between)).toEqual({ kind: "start-round", round: 0 });
});

test("after the last round the class ends", () => {
  expect(nextStep(classIn({ kind: "between", round: 1 }, [closed, closed]))).toEqual({ kind: "end-session" });
});

test("a class that has ended can be watched again", () => {
  expect(nextStep(classIn({ kind: "ended" }, [closed]))).toEqual({ kind: "watch-replay" });
});
