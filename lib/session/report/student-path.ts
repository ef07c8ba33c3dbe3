import type { Diagnosis } from "@/lib/learning/curves/diagnosis";
import type { Task } from "@/lib/learning/examples/task";
import { type Difference, settingsDifference } from "@/lib/learning/training/hyperparameters";
import { isSetAside, scoreOn } from "@/lib/session/board/leaderboard";
import type { PredictionOutcome } from "@/lib/session/board/questions/prediction-outcome";
import { type OwnOutcome, ownOutcome } from "@/lib/session/board/vote-outcome";
import { diagnosisOf } from "@/lib/session/insights/run-diagnosis";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Question } from "@/lib/session/log/question";
import type { Participant, Run, Session } from "@/lib/session/log/session";
import type { Vote } from "@/lib/session/log/vote";
import type { Answer } from "@/lib/session/questions/question";

/** A run with what was different about it, and what it did. */
export type PathRun = {
  readonly run: Run;
  /** The student's run before it in the same round; null if it is their first of the round. */
  readonly before: Run | null;
  /** In what it differs from that one. Empty if it is the first, or the same again. */
  readonly changes: readonly Difference[];
  /** Null while there are too few points, or if this version does not know the challenge. */
  readonly diagnosis: Diagnosis | null;
  /** 0–100, at the point that it counts by: what the referee found, or else what was reported. Null while it has none. */
  readonly train: number | null;
  readonly validation: number | null;
  /** 0–100; null unless this is the run that was tested. */
  readonly test: number | null;
  /** Validation loss − training loss at the same point. */
  readonly gap: number | null;
  /** What counts on the board: the student's best, as far as it was confirmed. */
  readonly best: boolean;
};

/** An answer to a question of the class. */
export type GivenAnswer = {
  /** The question's number in the session, counted from 0. */
  readonly number: number;
  readonly question: Question;
  readonly answer: Answer;
  /** For a prediction, whether that happened; null where nothing is right, or nothing has happened yet. */
  readonly right: boolean | null;
};

export type RoundPath = { readonly round: number; readonly runs: readonly PathRun[] };

/** What a student did in a class, in order. */
export type StudentPath = {
  readonly participant: Participant;
  /** Those in which they trained. */
  readonly rounds: readonly RoundPath[];
  readonly answers: readonly GivenAnswer[];
  /** How they did in each vote that is closed and in which they answered something. */
  readonly votes: readonly { readonly vote: Vote; readonly outcome: OwnOutcome }[];
};

/** What is the same for everybody in a class. */
export type ClassPaths = {
  readonly session: Session;
  /** The task of a round; null if this version does not know its challenge. */
  readonly taskOf: (round: number) => Task | null;
  /** What came of each question; null: nothing, or it was not about a round. */
  readonly outcomes: readonly (PredictionOutcome | null)[];
};

/** `bestRunOf`: which of the student's runs is on a round's board; null: none. */
export function studentPath(
  { session, taskOf, outcomes }: ClassPaths,
  participant: Participant,
  bestRunOf: (round: number) => RunNumber | null,
): StudentPath {
  const rounds = [...new Set(participant.runs.map(({ round }) => round))].sort((one, other) => one - other);
  return {
    participant,
    rounds: rounds.map((round) => {
      const runs = participant.runs.filter((run) => run.round === round);
      const best = bestRunOf(round);
      return {
        round,
        runs: runs.map((run, index): PathRun => {
          const before = runs[index - 1] ?? null;
          const task = taskOf(round);
          return {
            ...{ run, before, changes: before ? settingsDifference(before, run) : [] },
            diagnosis: task && diagnosisOf(session, run, task),
            train: run.best && scoreOn(run, "train"),
            validation: run.best && scoreOn(run, "validation"),
            test: testScore(session, participant.id, run),
            gap: run.best && run.best.validationLoss - run.best.trainLoss,
            best: run.number === best && !isSetAside(run),
          };
        }),
      };
    }),
    answers: answersBy(session, outcomes, participant.id),
    votes: session.votes.flatMap((vote) => {
      const answered = vote.ballots[participant.id]?.some((answer) => answer !== null);
      return answered && vote.closedAt !== null ? [{ vote, outcome: ownOutcome(vote, participant.id) }] : [];
    }),
  };
}

function testScore({ rounds }: Session, id: ParticipantId, { round, number }: Run): number | null {
  const played = rounds[round];
  if (played?.state !== "closed") return null;
  const result = played.test?.find(({ participant, run }) => participant === id && run === number);
  return result?.test.score ?? null;
}

function answersBy(
  { questions }: Session,
  outcomes: ClassPaths["outcomes"],
  id: ParticipantId,
): GivenAnswer[] {
  return questions.flatMap((question, number) => {
    const answer = question.answers[id];
    if (typeof answer !== "number") return [];
    return [{ number, question, answer, right: isRight(question, answer, outcomes[number] ?? null) }];
  });
}

/** Whether an answer is the right one, or what it expected has happened; null where that cannot be said. */
function isRight({ content }: Question, answer: Answer, happened: PredictionOutcome | null): boolean | null {
  const { answer: form } = content;
  if (form.kind !== "choices") return null;
  if (form.right !== null) return answer === form.right;
  return happened === null ? null : happened.choices.includes(answer);
}
