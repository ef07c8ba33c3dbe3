import type { Network } from "@/lib/learning/network/network";
import type { Question } from "@/lib/session/log/question";
import type { Run, Session } from "@/lib/session/log/session";
import type { Outcome, QuestionContent } from "@/lib/session/questions/question";
import { leaderboard } from "../leaderboard";
import { testMoves } from "../test-moves";

/** What happened in a round, beside what the class expected of it. */
export type PredictionOutcome = {
  /** On which examples the winners won: the sealed test, or the validation examples while that is sealed. */
  readonly on: "test" | "validation";
  /** Learning rates, layers, units or scores of those who won, in rising order and each once: place 1 may be shared. */
  readonly values: readonly number[];
  /** The choices that came true, by index; none for a number. */
  readonly choices: readonly number[];
};

/**
 * What came of a question about a round; null while the round goes on, if it has no winner, or if the question is not about the winner.
 * A round that shows training scores until its test is opened has no winner before.
 */
export function predictionOutcome(session: Session, question: Question): PredictionOutcome | null {
  const { round, content } = question;
  if (round === null || content.outcome === null) return null;
  const winners = winnersOf(session, round);
  if (!winners || winners.runs.length === 0) return null;
  const { of } = content.outcome;
  const found = winners.runs.map(({ run, score }) => outcomeValue(of, run, score));
  const values = [...new Set(found)].sort((one, other) => one - other);
  const choices = values.map((value) => nearestChoice(content, value)).filter((choice) => choice !== null);
  return { on: winners.on, values, choices: [...new Set(choices)].sort((one, other) => one - other) };
}

type Winner = { readonly run: Run; readonly score: number };

function winnersOf(
  session: Session,
  round: number,
): { readonly on: PredictionOutcome["on"]; readonly runs: readonly Winner[] } | null {
  const played = session.rounds[round];
  if (played?.state !== "closed") return null;
  const moves = testMoves(session, round);
  if (moves) {
    const first = moves.rows.filter(({ testRank }) => testRank === 1);
    return { on: "test", runs: first.map(({ run, test }) => ({ run, score: test.score })) };
  }
  if (session.plan.rounds[round]?.trainingScores) return null;
  return { on: "validation", runs: leaderboard(session, round).filter(({ rank }) => rank === 1) };
}

function outcomeValue(of: Outcome, { network, hyperparameters }: Run, score: number): number {
  switch (of) {
    case "learning-rate":
      return hyperparameters.learningRate;
    case "hidden-layers":
      return count(network, "dense");
    case "convolutions":
      return count(network, "conv2d");
    case "units":
      return network.layers.reduce(
        (units, layer) => Math.max(units, layer.kind === "dense" ? layer.units : 0),
        0,
      );
    case "score":
      return Math.round(10 * score) / 10;
  }
}

function count({ layers }: Network, kind: Network["layers"][number]["kind"]): number {
  return layers.filter((layer) => layer.kind === kind).length;
}

/** Rates and units are compared by their ratio, so that 0.3 is as near to 0.1 as to 1; numbers of layers by their difference. */
function nearestChoice({ answer, outcome }: QuestionContent, value: number): number | null {
  if (answer.kind !== "choices" || outcome === null || outcome.values.length === 0) return null;
  const byRatio = outcome.of === "learning-rate" || outcome.of === "units";
  const scale = (number: number) => (byRatio ? Math.log(Math.max(number, Number.MIN_VALUE)) : number);
  const distances = outcome.values.map((stands) => Math.abs(scale(stands) - scale(value)));
  return distances.indexOf(Math.min(...distances));
}
