import type { Task } from "@/lib/learning/examples/task";
import { type RateScatter, rateScatter } from "@/lib/session/board/class-scatter";
import { questionsOf } from "@/lib/session/board/questions/asked-questions";
import { isMember } from "@/lib/session/decide/seats";
import { diagnosisOf } from "@/lib/session/insights/run-diagnosis";
import {
  answersOf,
  type Numbered,
  predictionOf,
  type Question,
  shownAnswers,
} from "@/lib/session/log/question";
import type { Participant, Session } from "@/lib/session/log/session";
import type { Vote } from "@/lib/session/log/vote";

/** How many knew the answer to a question, of how many who gave one. */
type Known = { readonly right: number; readonly of: number };

/** A question that has a right answer, with how the class answered it, if anybody did. */
export type CheckedQuestion = {
  readonly question: Question;
  /** When it was asked before, and how it was answered in the end; null where it was not asked. */
  readonly before: Known | null;
  readonly after: Known | null;
  /** The wrong choice that most gave in the end, by index; null if nobody was wrong. The first of equals. */
  readonly mistaken: { readonly choice: number; readonly count: number } | null;
  /** Fewer than half knew it in the end. */
  readonly misunderstood: boolean;
};

/** What the class made of a round. */
export type RoundSummary = {
  readonly round: number;
  /** What the class was asked to expect; null if it was not asked. */
  readonly prediction: Numbered | null;
  readonly rates: RateScatter;
  /** Who trained, and none of whose runs ever got beyond underfitting. */
  readonly underfitting: readonly Participant[];
  /** Those that are closed. */
  readonly votes: readonly Vote[];
};

export type ClassSummary = {
  /** First those that most got wrong, then in the order in which they were asked. */
  readonly checks: readonly CheckedQuestion[];
  /** Those that were started. */
  readonly rounds: readonly RoundSummary[];
};

/** `taskOf`: the task of a round; null if this version does not know its challenge. */
export function classSummary(session: Session, taskOf: (round: number) => Task | null): ClassSummary {
  return {
    checks: checkedQuestions(session),
    rounds: session.plan.rounds.flatMap((_, round): RoundSummary[] => {
      const played = session.rounds[round];
      if (!played || played.state === "planned") return [];
      const task = taskOf(round);
      return [
        {
          round,
          prediction: predictionOf(session, round),
          rates: rateScatter(session, round, task),
          underfitting: task ? alwaysUnderfitting(session, round, task) : [],
          votes: session.votes.filter((vote) => vote.round === round && vote.closedAt !== null),
        },
      ];
    }),
  };
}

/** The questions with a right answer: first those that most got wrong, then in the order in which they were asked. */
export function checkedQuestions(session: Session): CheckedQuestion[] {
  const checks = questionsOf(session).flatMap(({ question, earlier }) => checked(session, question, earlier));
  return [
    ...checks.filter(({ misunderstood }) => misunderstood),
    ...checks.filter(({ misunderstood }) => !misunderstood),
  ];
}

function checked(session: Session, question: Question, earlier: Question | null): CheckedQuestion[] {
  const { answer: form } = question.content;
  if (form.kind !== "choices" || form.right === null) return [];
  const given = (asked: Question) => shownAnswers(asked) ?? answersOf(asked, session.participants);
  const known = (asked: Question): Known => {
    const answers = given(asked);
    return { right: answers.filter((answer) => answer === form.right).length, of: answers.length };
  };
  const wrong = form.choices
    .map((_, choice) => ({ choice, count: given(question).filter((answer) => answer === choice).length }))
    .filter(({ choice, count }) => choice !== form.right && count > 0)
    .sort((one, other) => other.count - one.count);
  const isFirst = question.purpose === "before";
  const last = known(question);
  const first = earlier && known(earlier);
  // A question that nobody answered says nothing of what the class knew.
  if (last.of === 0 && (first === null || first.of === 0)) return [];
  return [
    {
      question,
      before: isFirst ? last : first,
      after: isFirst ? null : last,
      mistaken: wrong[0] ?? null,
      misunderstood: last.of > 0 && 2 * last.right < last.of,
    },
  ];
}

/** A run that diverged has learnt nothing either; who has only such runs is not named, since there the rate was to blame. */
function alwaysUnderfitting(session: Session, round: number, task: Task): Participant[] {
  return session.participants.filter(isMember).filter(({ runs }) => {
    const fits = runs
      .filter((run) => run.round === round && run.end !== null)
      .map((run) => diagnosisOf(session, run, task)?.fit ?? null)
      .filter((fit) => fit !== null);
    return fits.length > 0 && fits.every((fit) => fit === "underfitting");
  });
}
