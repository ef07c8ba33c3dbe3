import type { RanksOn } from "@/lib/learning/curves/ranking";
import { rankingOf } from "@/lib/learning/curves/ranking";
import { freeUnits } from "@/lib/learning/training/locks";
import { rateScatter, sizeScatter } from "@/lib/session/board/class-scatter";
import { leaderboard, splitInView } from "@/lib/session/board/leaderboard";
import { questionsAbout } from "@/lib/session/board/questions/asked-questions";
import { type PredictionOutcome, predictionOutcome } from "@/lib/session/board/questions/prediction-outcome";
import { type TestMoves, testMoves } from "@/lib/session/board/test-moves";
import type { Exercise } from "@/lib/session/decide/decision";
import { isMember } from "@/lib/session/decide/seats";
import type { Millis } from "@/lib/session/log/events";
import type { Numbered } from "@/lib/session/log/question";
import { isUnranked, type Participant, type Session } from "@/lib/session/log/session";
import { type CheckedQuestion, checkedQuestions } from "./class-summary";

/** Who is first in a round, and by what. */
export type RoundWinner = {
  readonly on: RanksOn | "test";
  /** More than one where they share the first place. */
  readonly participants: readonly Participant[];
  /** Of the best of them, 0–100. */
  readonly score: number;
};

/** A started round at a glance. */
export type RoundOverview = {
  readonly round: number;
  /** In log time. */
  readonly startedAt: Millis;
  readonly over: boolean;
  /** Null while it goes on, and where nobody is ranked. */
  readonly winner: RoundWinner | null;
  /** How the places changed on the test; null while that is sealed, and before the points are there. */
  readonly moves: TestMoves | null;
  /** The setting that the picture of the round is about; null where none was free, or nothing was trained. */
  readonly setting: "rates" | "sizes" | null;
  /** What the class expected of it, and what came of that (null: nothing yet). */
  readonly expected: { readonly asked: Numbered; readonly outcome: PredictionOutcome | null } | null;
};

/** How a class went, to be read before its replay. */
export type ClassOverview = {
  readonly students: number;
  readonly runs: number;
  readonly rounds: readonly RoundOverview[];
  readonly checks: readonly CheckedQuestion[];
};

/**
 * A class at a glance. `session`: at the end of its log, possibly without its points (`complete` false): then only what the other events tell is there,
 * which includes who was first on an opened test. `exerciseOf`: a round's; null if this version does not know its challenge.
 */
export function classOverview(
  session: Session,
  exerciseOf: (round: number) => Exercise | null,
  complete: boolean,
): ClassOverview {
  const members = session.participants.filter(isMember);
  return {
    students: members.length,
    runs: members.reduce((sum, { runs }) => sum + runs.length, 0),
    rounds: session.rounds.flatMap((played, round): RoundOverview[] => {
      if (played.state === "planned") return [];
      return [
        {
          ...{ round, startedAt: played.startedAt, over: played.state === "closed" },
          winner: winnerOf(session, round),
          moves: complete ? testMoves(session, round) : null,
          setting: complete ? settingOf(session, round, exerciseOf(round)) : null,
          expected: expectedOf(session, round),
        },
      ];
    }),
    checks: checkedQuestions(session),
  };
}

function winnerOf(session: Session, round: number): RoundWinner | null {
  const played = session.rounds[round];
  if (played?.state !== "closed" || isUnranked(session, round)) return null;
  if (played.test !== null) {
    const present = played.test.flatMap((result) => {
      const participant = session.participants[result.participant];
      return participant && !participant.removed ? [{ result, participant }] : [];
    });
    const best = Math.min(...present.map(({ result }) => result.rank));
    const first = present.filter(({ result }) => result.rank === best);
    if (first.length === 0) return null;
    return {
      on: "test",
      participants: first.map(({ participant }) => participant),
      score: Math.max(...first.map(({ result }) => result.test.score)),
    };
  }
  const first = leaderboard(session, round).filter(({ rank }) => rank === 1);
  const [one] = first;
  if (!one) return null;
  return {
    on: rankingOf(session.plan.rounds[round]).on,
    participants: first.map(({ participant }) => participant),
    score: one.score,
  };
}

/** Rates, where they were free and differed; sizes, where only those did, or where only they show which were best. */
function settingOf(session: Session, round: number, exercise: Exercise | null): RoundOverview["setting"] {
  const planned = session.plan.rounds[round];
  if (!planned) return null;
  const { locks } = planned;
  const rates = locks.learningRate === undefined ? rateScatter(session, round, exercise?.task ?? null) : null;
  const areSizesFree = locks.network === undefined || freeUnits(locks) !== null;
  const sizes =
    areSizesFree && exercise && splitInView(session, round) === "validation"
      ? sizeScatter(session, round, exercise)
      : null;
  const hasRates = rates !== null && new Set(rates.dots.map(({ rate }) => rate)).size > 1;
  const hasSizes = sizes !== null && new Set(sizes.dots.map(({ parameters }) => parameters)).size > 1;
  if (!hasRates) return hasSizes ? "sizes" : null;
  const says = (worse: "both" | "below" | "above" | "neither" | null) =>
    worse !== null && worse !== "neither";
  return hasSizes && !says(rates.hump.worse) && says(sizes.hump.worse) ? "sizes" : "rates";
}

function expectedOf(session: Session, round: number): RoundOverview["expected"] {
  const asked = questionsAbout(session, round).find(({ question }) => question.purpose === "prediction");
  return asked ? { asked, outcome: predictionOutcome(session, asked.question) } : null;
}
