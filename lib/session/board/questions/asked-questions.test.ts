import { expect, test } from "vitest";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { ASKING_PLAN, type Ask, held } from "@/lib/testing/session/arbitrary-class";
import { latestOf, questionsAbout, questionsOf } from "./asked-questions";

const asks = (command: HostCommand): Ask => ({
  ...{ actor: { kind: "host" }, command: () => command, wait: 1_000 },
});
const own = (question: number) => asks({ type: "ask-question", question, text: "Why?", choices: null });
const closes = (question: number) => asks({ type: "close-question", question });
const again = (question: number, of: number) => asks({ type: "ask-again", question, again: of });
const open = (round: number) => asks({ type: "open-round", round });
const start = asks({ type: "start-round", round: 0 });
const close = asks({ type: "close-round", round: 0 });
const classAfter = (...asked: readonly Ask[]): Session => held(asked, ASKING_PLAN).session;
const numbers = (session: Session, round: number | null) =>
  questionsAbout(session, round).map(({ number }) => number);

test("a question that was asked again is shown once, beside its first answers", () => {
  const session = classAfter(own(1), closes(1), again(2, 1), closes(2), open(0), again(4, 1));
  expect([numbers(session, null), numbers(session, 0)]).toEqual([[0], [3, 4]]);
  expect(questionsAbout(session, 0).map(({ earlier }) => earlier)).toEqual([null, session.questions[1]]);
});

test("of a round that was introduced twice there is one prediction, and a check after the lesson stands for the one before", () => {
  const session = classAfter(open(0), open(2), open(0), start, close, asks({ type: "ask-checks" }));
  expect(questionsOf(session).map(({ number, question }) => [number, question.purpose])).toEqual([
    [2, "prediction"],
    [3, "prediction"],
    [4, "after"],
  ]);
});

test("while the switch is off, only the teacher's own questions are shown", () => {
  const off = asks({ type: "set-asking", on: false });
  const session = classAfter(open(0), own(2), off);
  expect([questionsOf(session).map(({ number }) => number), numbers(session, 0)]).toEqual([[2], [2]]);
});

test("the latest is the one that was asked, shown or closed last", () => {
  const latest = (...asked: readonly Ask[]) => latestOf(questionsAbout(classAfter(...asked), 0))?.number;
  expect([
    latest(open(0)),
    latest(open(0), own(2)),
    latest(open(0), own(2), asks({ type: "reveal-question", question: 1 })),
    latest(open(0), start, own(2), closes(2), close),
    latestOf([]),
  ]).toEqual([1, 2, 1, 1, null]);
});
