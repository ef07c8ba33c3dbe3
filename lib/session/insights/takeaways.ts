import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import { isMember } from "@/lib/session/decide/seats";
import type { Run, Session } from "@/lib/session/log/session";
import { type RoundAim, roundAim } from "./round-aim";
import { type Takeaway, withoutHiddenScores } from "./takeaway";
import {
  byHeart,
  mistakeOnTest,
  promiseKept,
  recited,
  stoppedLate,
  trainingLeader,
  understood,
} from "./takeaways-of-test";
import {
  type ClosedRound,
  classGained,
  convolutionGains,
  loop,
  mistakeMeasured,
  rateDiverged,
  rates,
  smallerWon,
  triedAgain,
} from "./takeaways-of-training";

type Finder = (round: ClosedRound) => Takeaway | null;

const TAKEAWAYS = 3;
/** What a round with each aim can show, the most telling first. No sentence belongs to two aims, or rounds would all end alike. */
const FINDERS: Readonly<Record<RoundAim, readonly Finder[]>> = {
  "step-size": [rates, rateDiverged],
  mistake: [mistakeMeasured, mistakeOnTest],
  convolution: [convolutionGains, smallerWon],
  "by-heart": [byHeart, trainingLeader, understood, recited, stoppedLate],
  measure: [classGained, triedAgain, promiseKept],
};
/** What is told of a round that showed nothing of what it was for. */
const OTHERWISE: readonly Finder[] = [triedAgain, promiseKept, byHeart];

/**
 * At most three things that a closed round showed, according to what it was for. Each holds in this class, or it is not said. The training loop is
 * told of once in a session, after the first round in which anybody trained.
 */
export function takeaways(session: Session, index: number, exercise: ChallengeShape): Takeaway[] {
  const planned = session.plan.rounds[index];
  if (!planned) return [];
  const members = session.participants.filter(isMember);
  const round: ClosedRound = {
    ...{ session, index, planned, exercise },
    standings: leaderboard(session, index),
    moves: testMoves(session, index)?.rows ?? null,
    runs: members.flatMap(({ id, runs }) =>
      runs.filter((run) => run.round === index).map((run) => ({ participant: id, run })),
    ),
  };
  const found = (finders: readonly Finder[]) =>
    finders.map((finder) => finder(round)).filter((takeaway) => takeaway !== null);
  const aimed = found(FINDERS[roundAim(planned, exercise)]);
  const hasTrained = (run: Run) => run.round < index && run.curve.step.some((step) => step > 0);
  const isFirst = !members.some(({ runs }) => runs.some(hasTrained));
  const told = [...aimed, ...(isFirst ? found([loop]) : [])];
  return (aimed.length > 0 ? told : [...told, ...found(OTHERWISE)]).slice(0, TAKEAWAYS);
}

/** The takeaways of a round that a screen may show. `exercise` null: this version does not know the challenge. */
export function shownTakeaways(session: Session, round: number, exercise: ChallengeShape | null): Takeaway[] {
  return exercise === null ? [] : withoutHiddenScores(takeaways(session, round, exercise), session);
}
