import fc from "fast-check";
import type { HostCommand, ParticipantCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import type { QuestionContent } from "@/lib/session/questions/question";
import { off, rarely } from "./arbitrary-run";

/** What the classes are asked about rounds, and before and after the lesson. */
export const PREDICTION: QuestionContent = {
  text: "Which learning rate will win?",
  answer: { kind: "choices", choices: ["0.01", "0.1", "1"], right: null },
  outcome: { of: "learning-rate", values: [0.01, 0.1, 1] },
};
export const SCORE: QuestionContent = {
  text: "How many points will the best network score?",
  answer: { kind: "number" },
  outcome: { of: "score", values: [] },
};
export const CHECK: QuestionContent = {
  text: "What does a network do that knows its examples by heart?",
  answer: { kind: "choices", choices: ["Just as well on others", "Perhaps much worse"], right: 1 },
  outcome: null,
};

/** The number of the session's last question, or one near it. */
function lastQuestion({ questions }: Session, off: number): number {
  return Math.max(0, questions.length - 1 + off);
}

/** Answers, nearly always to the last question, some of which are none. */
export const answers: fc.Arbitrary<(session: Session) => ParticipantCommand> = fc
  .record({ off, answer: fc.constantFrom(0, 1, 2, 1, 0, 7, 0.5, 73.5, -3, Number.NaN) })
  .map(({ off, answer }) => (session) => ({
    ...{ type: "answer-question", question: lastQuestion(session, off), answer },
  }));

/** The host's commands about questions. */
export const questionAsks: fc.Arbitrary<(session: Session) => HostCommand> = fc.oneof(
  fc
    .record({
      off,
      text: fc.constantFrom("Is Ada right?", "How many?", "", "x".repeat(1_000)),
      choices: fc.option(fc.constantFrom(["Yes", "No"], ["Yes"], ["", "No"], Array(50).fill("Yes"))),
    })
    .map(
      ({ off, ...typed }) =>
        (session: Session): HostCommand => ({
          ...{ type: "ask-question", question: lastQuestion(session, off + 1), ...typed },
        }),
    ),
  fc.record({ off }).map(
    ({ off }) =>
      (session: Session): HostCommand => ({
        ...{ type: "ask-again", question: session.questions.length, again: lastQuestion(session, off) },
      }),
  ),
  fc.record({ off, reveals: fc.boolean() }).map(
    ({ off, reveals }) =>
      (session: Session): HostCommand => ({
        ...{ type: reveals ? "reveal-question" : "close-question", question: lastQuestion(session, off) },
      }),
  ),
  fc.constant(() => ({ type: "ask-checks" as const })),
  rarely.map((off) => () => ({ type: "set-asking" as const, on: !off })),
  fc
    .record({
      off,
      picture: fc.constantFrom("curves", "rates", null),
      colouring: fc.constantFrom("size", undefined),
      rotates: fc.constantFrom(true, undefined),
    })
    .map(
      ({ off, picture, colouring, rotates }) =>
        ({ shown }: Session): HostCommand => ({
          ...{
            type: "show-picture",
            number: Math.max(0, shown.count + off),
            picture: rotates ? null : picture,
            ...(colouring && { colouring }),
            ...(rotates && { rotates }),
          },
        }),
    ),
);
