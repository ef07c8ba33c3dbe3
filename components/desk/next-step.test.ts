import { expect, test } from "vitest";
import { openRound } from "@/lib/session/decide/plan";
import type { Question } from "@/lib/session/log/question";
import {
  EMPTY_SESSION,
  type Participant,
  type Round,
  type Run,
  type Session,
} from "@/lib/session/log/session";
import type { QuestionContent } from "@/lib/session/questions/question";
import { participantOf } from "@/lib/testing/session/runs";
import { isSealed, nextSteps, readiness } from "./next-step";

const closed: Round = { state: "closed", seed: 1, startedAt: 0, deadline: null, closedAt: 9, test: null };
const running: Round = {
  state: "running",
  seed: 1,
  startedAt: 0,
  deadline: null,
  pausedAt: null,
  pausedFor: 0,
};

function classIn(phase: Session["phase"], rounds: Round[]): Session {
  const plan = {
    rounds: [openRound("moons", null), openRound("two-spirals", 5)],
  };
  return { ...EMPTY_SESSION, plan, phase, rounds };
}

test("in the lobby the first round is shown next, or started at once", () => {
  expect(nextSteps(classIn({ kind: "lobby" }, []))).toEqual([
    { kind: "open-round", round: 0 },
    { kind: "start-round", round: 0 },
  ]);
  expect(nextSteps(classIn({ kind: "opened", round: 0 }, []))).toEqual([{ kind: "start-round", round: 0 }]);
});

test("a running round is closed next", () => {
  expect(nextSteps(classIn({ kind: "round", round: 0 }, [running]))).toEqual([
    { kind: "close-round", round: 0 },
  ]);
});

test("between rounds the first that was never started is next, even if a later one was started", () => {
  const skipped: Round = { state: "planned" };
  const between = classIn({ kind: "between", round: 1 }, [skipped, closed]);
  expect(nextSteps(between)).toEqual([
    { kind: "open-round", round: 0 },
    { kind: "start-round", round: 0 },
  ]);
});

test("after the last round the class ends", () => {
  expect(nextSteps(classIn({ kind: "between", round: 1 }, [closed, closed]))).toEqual([
    { kind: "end-session" },
  ]);
});

test("after the last round the questions from before the lesson are asked again, then answered, then the class ends", () => {
  const content: QuestionContent = {
    ...{ text: "Is a larger step always better?", outcome: null },
    answer: { kind: "choices", choices: ["Yes", "No"], right: 1 },
  };
  const over = classIn({ kind: "between", round: 1 }, [closed, closed]);
  const between = { ...over, plan: { ...over.plan, checks: [content] } };
  const end = { kind: "end-session" } as const;
  expect(nextSteps(between)).toEqual([{ kind: "ask-checks" }, end]);
  const asked: Question = {
    ...{ purpose: "after", round: 1, content, again: null, askedAt: 0 },
    ...{ answers: {}, revealed: null, closed: null },
  };
  const before: Question = { ...asked, purpose: "before", round: null, closed: { at: 1, answers: [] } };
  expect(nextSteps({ ...between, questions: [before, asked] })).toEqual([
    { kind: "show-answers", questions: [1] },
    end,
  ]);
  const answered = { ...asked, closed: { at: 2, answers: [] } };
  expect(nextSteps({ ...between, questions: [before, answered] })).toEqual([end]);
  expect(nextSteps({ ...between, asking: false })).toEqual([end]);
});

test("a class that has ended can be watched again", () => {
  expect(nextSteps(classIn({ kind: "ended" }, [closed]))).toEqual([{ kind: "watch-replay" }]);
});

/** A student with one measured run in the first round, which the referee has confirmed, refuted or not seen. */
function someone(id: number, agrees: boolean | null): Participant {
  const verdict = { step: 1, validation: { loss: 0, score: 9, metric: 1 }, climbs: true };
  const run = { round: 0, best: {}, verdict: agrees === null ? null : { ...verdict, agrees } } as Run;
  return participantOf(id, [run]);
}

test("a closed round's test is opened next, and the next round can be started without it", () => {
  const between = { ...classIn({ kind: "between", round: 0 }, [closed]), participants: [someone(0, true)] };
  expect(nextSteps(between)).toEqual([
    { kind: "open-test", round: 0 },
    { kind: "open-round", round: 1 },
    { kind: "start-round", round: 1 },
  ]);
  const opened = { ...between, rounds: [{ ...closed, test: [] }] };
  expect(nextSteps(opened)).toEqual([
    { kind: "open-round", round: 1 },
    { kind: "start-round", round: 1 },
  ]);
});

test("the last test can be opened after the class has ended", () => {
  const ended = { ...classIn({ kind: "ended" }, [closed]), participants: [someone(0, null)] };
  expect(nextSteps(ended)).toEqual([{ kind: "open-test", round: 0 }, { kind: "watch-replay" }]);
});

test("a test includes those whose weights confirm their reports", () => {
  const participants = [
    someone(0, true),
    someone(1, false),
    someone(2, null),
    { ...someone(3, true), removed: true },
  ];
  const session = { ...classIn({ kind: "between", round: 0 }, [closed]), participants };
  expect(readiness(session, 0)).toEqual({ students: 3, checked: 1 });
  expect([isSealed(session, 0), isSealed(session, 1)]).toEqual([true, false]);
});
