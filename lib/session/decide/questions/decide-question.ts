import { unreachable } from "@/lib/learning/unreachable";
import { openQuestions } from "@/lib/session/log/question";
import { type Participant, roundOfPhase, type Session } from "@/lib/session/log/session";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";
import {
  CHOICES,
  fits,
  MAX_CHOICE_CHARACTERS,
  MAX_QUESTION_CHARACTERS,
  type QuestionContent,
  withoutRight,
} from "@/lib/session/questions/question";
import type { HostCommand, ParticipantCommand } from "../commands";
import { type Decision, happens, NOTHING, refused } from "../decision";
import type { ProblemCode } from "../problem";
import { askChecks, askMissed, asks } from "./asked-by-plan";

const QUESTION_COMMANDS = [
  "ask-question",
  "ask-again",
  "ask-checks",
  "reveal-question",
  "close-question",
  "set-asking",
] as const satisfies HostCommand["type"][];
type QuestionCommand = Extract<HostCommand, { type: (typeof QUESTION_COMMANDS)[number] }>;
type AnswerQuestion = Extract<ParticipantCommand, { type: "answer-question" }>;

/** More than any lesson asks. */
const MAX_QUESTIONS = 200;

export function decideQuestion(session: Session, command: QuestionCommand): Decision {
  switch (command.type) {
    case "ask-question": {
      const read = readQuestion(command.text, command.choices);
      return read.ok ? ask(session, command.question, read.content, null) : refused(read.code);
    }
    case "ask-again": {
      const earlier = session.questions[command.again];
      if (!earlier) return refused("no-such-question");
      if (earlier.closed === null) return refused("question-still-open");
      // A third time is asked beside the first.
      // Which choice of a check is right, the class hears after the lesson.
      const content = earlier.purpose === "before" ? withoutRight(earlier.content) : earlier.content;
      return ask(session, command.question, content, earlier.again ?? command.again);
    }
    case "ask-checks":
      return askAfter(session);
    case "reveal-question": {
      const asked = session.questions[command.question];
      if (!asked) return refused("no-such-question");
      if (asked.revealed || asked.closed) return NOTHING;
      return happens({ type: "question-revealed", question: command.question });
    }
    case "close-question": {
      const asked = session.questions[command.question];
      if (!asked) return refused("no-such-question");
      return asked.closed ? NOTHING : happens({ type: "question-closed", question: command.question });
    }
    case "set-asking":
      return setAsking(session, command.on);
    default:
      return unreachable(command);
  }
}

function ask(session: Session, question: number, content: QuestionContent, again: number | null): Decision {
  if (question < session.questions.length) return NOTHING;
  if (question > session.questions.length) return refused("no-such-question");
  if (question >= MAX_QUESTIONS) return refused("too-many-questions");
  if (openQuestions(session).some(({ question: open }) => open.purpose === "own"))
    return refused("question-still-open");
  return happens(asks({ question, purpose: "own", round: roundOfPhase(session.phase), content, again }));
}

/** The question as typed, or what is wrong with it. */
export function readQuestion(
  typed: string,
  typedChoices: readonly string[] | null,
): { ok: true; content: QuestionContent } | { ok: false; code: ProblemCode } {
  const text = cleanText(typed);
  if (text === "") return { ok: false, code: "question-empty" };
  if (lengthOf(text) > MAX_QUESTION_CHARACTERS) return { ok: false, code: "question-too-long" };
  if (typedChoices === null)
    return { ok: true, content: { text, answer: { kind: "number" }, outcome: null } };
  const choices = typedChoices.map(cleanText);
  if (choices.length < CHOICES.min) return { ok: false, code: "choices-too-few" };
  if (choices.length > CHOICES.max) return { ok: false, code: "choices-too-many" };
  if (choices.includes("")) return { ok: false, code: "choice-empty" };
  if (choices.some((choice) => lengthOf(choice) > MAX_CHOICE_CHARACTERS))
    return { ok: false, code: "choice-too-long" };
  if (new Set(choices.map((choice) => choice.toLowerCase())).size < choices.length)
    return { ok: false, code: "choices-alike" };
  return { ok: true, content: { text, answer: { kind: "choices", choices, right: null }, outcome: null } };
}

/** After a round: the lesson may be cut short, so it need not be the last one. */
function askAfter(session: Session): Decision {
  if (!session.asking || (session.plan.checks ?? []).length === 0) return refused("no-checks");
  if (session.phase.kind !== "between") return refused("lesson-not-over");
  if (session.questions.some(({ purpose }) => purpose === "after")) return NOTHING;
  return happens(...askChecks(session));
}

/** Closes what the plan has asked, or asks what it would have asked by now. */
function setAsking(session: Session, on: boolean): Decision {
  if (on === session.asking) return NOTHING;
  const change = { type: "asking-changed", on } as const;
  if (on) return happens(change, ...askMissed(session));
  const open = openQuestions(session).filter(({ question }) => question.purpose !== "own");
  return happens(
    ...open.map(({ number }) => ({ type: "question-closed" as const, question: number })),
    change,
  );
}

/** A student may change their mind until the question is closed; what they expect of a round, until they train. */
export function answerQuestion(
  { questions }: Session,
  { question, answer }: AnswerQuestion,
  { id, runs }: Participant,
): Decision {
  const asked = questions[question];
  if (!asked) return refused("no-such-question");
  if (!fits(answer, asked.content))
    return refused(asked.content.answer.kind === "number" ? "number-out-of-range" : "no-such-choice");
  if (asked.answers[id] === answer) return NOTHING;
  if (asked.closed !== null) return refused("question-over");
  const hasTrained = asked.purpose === "prediction" && runs.some(({ round }) => round === asked.round);
  if (hasTrained) return refused("prediction-settled");
  return happens({ type: "question-answered", participant: id, question, answer });
}
