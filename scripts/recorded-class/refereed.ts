import { findChallenge } from "@/lib/challenges/catalogue";
import { testPlaces } from "@/lib/learning/curves/test-places";
import { SPLIT_NAMES, type SplitName } from "@/lib/learning/examples/split";
import { createRandom, deriveSeed, type Seed, shuffle } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { TODAYS_SCORE_FLOOR } from "@/lib/learning/training/score-rules";
import { examine, type SealedSplit } from "@/lib/server/referee/examination";
import { measureLandscape } from "@/lib/server/referee/landscape";
import { retrain } from "@/lib/server/referee/retraining";
import { inventedWords, predictorOf } from "@/lib/server/referee/vote/inventing";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { type Inventions, MOST_OF_EACH, quizItems } from "@/lib/session/decide/letters/quiz";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { offeredSettings } from "@/lib/session/decide/round-limits";
import type { Reproduction, TestResult, Verdict, VoteItem } from "@/lib/session/log/events";
import type { PackedValley } from "@/lib/session/log/packed/packed-valley";
import { unpackValley } from "@/lib/session/log/packed/packed-valley";
import type { Run, Session } from "@/lib/session/log/session";
import { type RoundData, type TrainedRun, trainRun, type Weighed } from "./trained-run";

/** Points by which a report and the referee's own result may differ, as on the server. */
const TOLERATED_POINTS = 0.5;

/** One round, with its examples, and all that the referee does in it. Runs with the same settings are trained once. */
export type RefereedRound = {
  readonly seed: Seed;
  readonly valley: PackedValley | null;
  train(settings: Settings): Promise<TrainedRun>;
  /** Null where no weights of the run count. */
  verdict(settings: Settings, run: TrainedRun): Promise<Verdict | null>;
  reproduction(run: Run): Promise<Reproduction>;
  testResults(session: Session): Promise<TestResult[]>;
  voteItems(session: Session): Promise<VoteItem[]>;
};

/** `seed`: of the class. */
export async function refereedRound(
  planned: PlannedRound,
  round: number,
  seed: Seed,
): Promise<RefereedRound> {
  const challenge = findChallenge(planned.challenge)!;
  const split = (name: SplitName): SealedSplit => ({
    ...{ challenge: challenge.id, name, floor: TODAYS_SCORE_FLOOR },
    seed: deriveSeed(seed, `${round} ${challenge.id} ${name}`),
  });
  const sealed = Object.fromEntries(SPLIT_NAMES.map((name) => [name, split(name)])) as Record<
    SplitName,
    SealedSplit
  >;
  const examples = {
    train: challenge.makeSplit("train", sealed.train.seed),
    validation: challenge.makeSplit("validation", sealed.validation.seed),
  };
  const roundSeed = deriveSeed(seed, `round ${round}`);
  const isLocked = planned.locks.network && !planned.locks.units;
  const valley = isLocked
    ? await measureLandscape({
        settings: offeredSettings(challenge.preset, planned),
        seed: roundSeed,
        train: sealed.train,
      })
    : null;
  const data: RoundData = { challenge, examples, seed: roundSeed, valley: valley && unpackValley(valley) };
  const trained = new Map<string, Promise<TrainedRun>>();
  const keyOf = ({ network, hyperparameters }: Settings) => JSON.stringify({ network, hyperparameters });
  const train = (settings: Settings) => {
    const key = keyOf(settings);
    const run = trained.get(key) ?? trainRun(settings, data);
    trained.set(key, run);
    return run;
  };
  const counted = (run: TrainedRun): Weighed | null => {
    if (planned.ranksBy === "best-epoch") return run.best;
    return run.reason === "finished" ? run.final : null;
  };
  const weighed = async (run: Run) => {
    const settings = { network: run.network, hyperparameters: run.hyperparameters };
    const found = counted(await train(settings));
    return found && { settings, ...found };
  };

  return {
    seed: roundSeed,
    valley,
    train,
    async verdict(settings, run) {
      const found = counted(run);
      if (!found) return null;
      const of = { settings, ...found };
      const validation = await examine(of, sealed.validation);
      const onTrain = planned.trainingScores ? await examine(of, sealed.train) : null;
      const at = run.curve.step.indexOf(found.step);
      const agreesOn = (score: number, reported: number) => Math.abs(score - reported) <= TOLERATED_POINTS;
      const agrees =
        !validation.overflown &&
        agreesOn(validation.evaluation.score, run.curve.validationScore[at]!) &&
        (!onTrain || agreesOn(onTrain.evaluation.score, run.curve.trainScore[at]!));
      return {
        ...{ step: found.step, validation: validation.evaluation, agrees, climbs: true },
        ...(onTrain && { train: onTrain.evaluation }),
      };
    },
    async reproduction(run) {
      const of = await weighed(run);
      if (!of) return "too-long";
      const again = {
        ...{ trained: of, seed: roundSeed, train: sealed.train, validation: sealed.validation },
        ...{ exact: true, lastStep: null, ranksOn: run.ranking.on },
      };
      return (await retrain(again, () => performance.now())).outcome;
    },
    async testResults(session) {
      const examined = [];
      for (const { participant, run } of leaderboard(session, round)) {
        const of = await weighed(run);
        if (of)
          examined.push({
            participant: participant.id,
            run: run.number,
            ...(await examine(of, sealed.test)),
          });
      }
      const ranks = testPlaces(examined.map(({ losses }) => losses));
      return examined
        .map(({ participant, run, evaluation }, index): TestResult => {
          return { participant, run, test: evaluation, rank: ranks[index]! };
        })
        .sort((one, other) => one.rank - other.rank || other.test.score - one.test.score);
    },
    async voteItems(session) {
      const random = createRandom(deriveSeed(roundSeed, "vote"));
      const board = leaderboard(session, round);
      const order = [...shuffle(Uint16Array.from(board.keys()), random)].slice(0, 2 * MOST_OF_EACH);
      const written: Inventions[] = [];
      for (const index of order) {
        const { participant, run } = board[index]!;
        const of = await weighed(run);
        if (!of) continue;
        const asked = { count: 40, seed: deriveSeed(roundSeed, `network of ${participant.id}`) };
        const words = await inventedWords(await predictorOf(of, challenge), challenge, asked);
        written.push({ participant: participant.id, run: run.number, words });
      }
      const { quizWords = [] } = challenge;
      const items = quizItems({ quizWords, votes: session.votes, written }, random);
      if (typeof items === "string") throw new Error(`No vote: ${items}`);
      return items;
    },
  };
}
