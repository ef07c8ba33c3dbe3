import { isMember } from "@/lib/session/decide/seats";
import {
  type Answer,
  type Purpose,
  type QuestionContent,
  withoutRight,
} from "@/lib/session/questions/question";
import type { EventOf, Millis, ParticipantId } from "./events";
import type { Participant, Session } from "./session";

/** A question that the class was asked. */
export type Question = {
  readonly purpose: Purpose;
  /** The round that it was asked in, or about; null outside of rounds. */
  readonly round: number | null;
  readonly content: QuestionContent;
  /** The number of the earlier question that this one asks again; null: asked for the first time. */
  readonly again: number | null;
  readonly askedAt: Millis;
  /** By seat, of those who have answered; a later answer replaces an earlier one. Distributions leave out those who were removed. */
  readonly answers: Readonly<Record<ParticipantId, GivenAnswer>>;
  /** When the class was first shown how it had answered; null before. Answers may still come. */
  readonly revealed: Distribution | null;
  readonly closed: Distribution | null;
};

/** "hidden": there is one, but this screen may not know which. */
type GivenAnswer = Answer | "hidden";

/** All answers at a moment, in rising order and without whose they are. */
type Distribution = { readonly at: Millis; readonly answers: readonly Answer[] };

/** How the class has answered, as far as it may be shown; null while it may not. */
export function shownAnswers({ revealed, closed }: Question): readonly Answer[] | null {
  return (closed ?? revealed)?.answers ?? null;
}

/** The answers of all members of the class, in rising order. Those that a screen may not know are left out. */
export function answersOf({ answers }: Question, participants: readonly Participant[]): Answer[] {
  return participants
    .filter(isMember)
    .flatMap(({ id }) => {
      const answer = answers[id];
      return answer === undefined || answer === "hidden" ? [] : [answer];
    })
    .sort((one, other) => one - other);
}

/** How many members of the class have answered, of those who are here or have answered. */
export function answered(
  { answers }: Question,
  participants: readonly Participant[],
): { done: number; count: number } {
  const members = participants.filter((one) => isMember(one) && (one.connected || one.id in answers));
  return { done: members.filter(({ id }) => id in answers).length, count: members.length };
}

/** A question with its number in the order of the session. */
export type Numbered = { readonly number: number; readonly question: Question };

/** All questions with their numbers. */
export function numbered(questions: readonly Question[]): Numbered[] {
  return questions.map((question, number) => ({ number, question }));
}

/** Those that can be answered now, in the order in which they were asked. */
export function openQuestions({ questions }: Pick<Session, "questions">): Numbered[] {
  return numbered(questions).filter(({ question }) => question.closed === null);
}

/** What the class expects of a round; null if it was not asked. */
export function predictionOf({ questions }: Pick<Session, "questions">, round: number): Numbered | null {
  return (
    numbered(questions).findLast(
      ({ question }) => question.purpose === "prediction" && question.round === round,
    ) ?? null
  );
}

type QuestionEvent = EventOf<
  "question-asked" | "question-answered" | "question-revealed" | "question-closed"
>;

/** Applies what happened to a question. An event that does not fit changes nothing. */
export function withQuestionEvent(
  questions: readonly Question[],
  event: QuestionEvent,
  participants: readonly Participant[],
): readonly Question[] {
  if (event.type === "question-asked") {
    const { purpose, round, content, again, at: askedAt } = event;
    if (event.question !== questions.length) return questions;
    const fresh = { answers: {}, revealed: null, closed: null };
    return [...questions, { purpose, round, content, again, askedAt, ...fresh }];
  }
  const question = questions[event.question];
  if (!question || question.closed !== null) return questions;
  const changed = (change: Partial<Question>) => questions.with(event.question, { ...question, ...change });
  if (event.type === "question-answered") {
    const { participant, answer } = event;
    if (!participants[participant]) return questions;
    return changed({ answers: { ...question.answers, [participant]: answer ?? "hidden" } });
  }
  const answers = event.told?.answers ?? answersOf(question, participants);
  const shown = { at: event.at, answers };
  if (event.type === "question-revealed") return question.revealed ? questions : changed({ revealed: shown });
  return changed({ closed: shown, content: event.told?.content ?? question.content });
}

/*
 * Who may know what of a question. Which choice is right, only the host before it is closed, and nobody else before the same question has
 * been asked after the lesson. How the class answered, everybody once it is revealed or closed. Who answered what is between each student
 * and the host.
 */

/** What screens that followed the question without its answers are told when they are revealed. */
export function toldAtReveal(question: Question | undefined): Pick<EventOf<"question-revealed">, "told"> {
  return question?.revealed ? { told: { answers: [...question.revealed.answers] } } : {};
}

/** The same when it is closed. */
export function toldAtClose(question: Question | undefined): Pick<EventOf<"question-closed">, "told"> {
  if (!question?.closed) return {};
  return { told: { answers: [...question.closed.answers], content: publicContent(question) } };
}

function publicContent({ content, purpose, closed }: Question): QuestionContent {
  return closed === null || purpose === "before" ? withoutRight(content) : content;
}

/** Questions as the lab of `self` may see them. */
export function questionsForLab(
  questions: readonly Question[],
  self: ParticipantId | null,
): readonly Question[] {
  return questions.map((question) => {
    const own = self === null ? undefined : question.answers[self];
    return {
      ...{ ...question, content: publicContent(question) },
      answers: self === null || own === undefined ? {} : { [self]: own },
    };
  });
}

/** Questions as the projector may see them: with who has answered. */
export function questionsForProjector(questions: readonly Question[]): readonly Question[] {
  return questions.map((question) => ({
    ...{ ...question, content: publicContent(question) },
    answers: Object.fromEntries(Object.keys(question.answers).map((id) => [id, "hidden" as const])),
  }));
}
