import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import { type Numbered, predictionOf, type Question } from "@/lib/session/log/question";
import type { Participant, Session } from "@/lib/session/log/session";
import type { ConnectionState } from "@/lib/session/page-state";
import type { Answer } from "@/lib/session/questions/question";

/** An answer given on this page, and what has become of it; a code: why the class refused it. */
export type PageAnswer = {
  readonly answer: Answer;
  readonly state: "sent" | "waiting" | "stored" | ProblemCode;
};

/** A student's answers on their page, and what of the questions they have put aside. */
export type Answering = {
  /** What the student has answered, whether the class has it yet or not; null: nothing. */
  readonly answerTo: (question: number) => Answer | null;
  /** Whether the answer could not be delivered so far. It is sent again. */
  readonly isWaiting: (question: number) => boolean;
  /** Why the class refused the last answer; null if it did not. */
  readonly refusalOf: (question: number) => ProblemCode | null;
  readonly give: (question: number, answer: Answer) => void;
  readonly aside: ReadonlySet<string>;
  readonly putAside: (key: string) => void;
  readonly takeUp: (key: string) => void;
};

/** What a page knows of a student's answers: those given on it, and those that the class has. */
export function answersOnPage(
  questions: readonly Question[],
  self: ParticipantId,
  given: ReadonlyMap<number, PageAnswer>,
): Pick<Answering, "answerTo" | "isWaiting" | "refusalOf"> {
  const isRefusal = (state: PageAnswer["state"]): state is ProblemCode =>
    state !== "sent" && state !== "waiting" && state !== "stored";
  return {
    answerTo(question) {
      const onPage = given.get(question);
      if (onPage && !isRefusal(onPage.state)) return onPage.answer;
      const stored = questions[question]?.answers[self];
      return typeof stored === "number" ? stored : null;
    },
    isWaiting: (question) => given.get(question)?.state === "waiting",
    refusalOf(question) {
      const state = given.get(question)?.state ?? "sent";
      return isRefusal(state) ? state : null;
    },
  };
}

/** What a student is asked to expect of a round, or has been; null if nothing, or if nobody is to be asked. */
export function expectationOf(session: Session, round: number): Numbered | null {
  return session.asking ? predictionOf(session, round) : null;
}

/**
 * Whether a student has to say what they expect before they train. Never because of a fault: not without a connection, not if an answer was
 * refused, and not once they have trained in the round.
 */
export function mustExpectFirst(
  session: Session,
  { runs }: Participant,
  round: number,
  connection: ConnectionState,
  { answerTo, refusalOf }: Pick<Answering, "answerTo" | "refusalOf">,
): boolean {
  const expectation = expectationOf(session, round);
  if (expectation === null || expectation.question.closed !== null || connection !== "live") return false;
  if (runs.some((run) => run.round === round)) return false;
  const { number } = expectation;
  return answerTo(number) === null && refusalOf(number) === null;
}
