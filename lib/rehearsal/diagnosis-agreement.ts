import { lastPoint } from "@/lib/learning/curves/curve";
import { type Beside, diagnose, type Regime } from "@/lib/learning/curves/diagnosis";
import { WRONG_BY } from "@/lib/learning/curves/regime";
import { classCount } from "@/lib/learning/examples/task";
import { LEARNING_RATE_RANGE } from "@/lib/learning/training/hyperparameters";
import type { RateRound } from "./fresh-rounds";
import { openRetraining, type Retraining, type WholeRun } from "./retraining";

/** What was wrong with a learning rate, if anything. */
type RateFault = "too small" | "too large" | "right";

const FAULT_OF: Readonly<Record<Regime, RateFault>> = {
  diverged: "too large",
  bouncing: "too large",
  crawling: "too small",
  vanishing: "right",
  stopped: "right",
  "just-right": "right",
};

/** How the diagnoses of a round's runs compare with the rule: how many there are, and how many agree … */
export type Agreement = {
  readonly runs: number;
  /** … beside the class's other runs, as on the desk; beside them, but without their rates, as in a lab; and judged by the curve alone … */
  readonly beside: number;
  readonly beside_without_rates: number;
  readonly alone: number;
  /** … and beside the class, by a rule that looks no further than ten times the rate: then most runs that hardly move are "right". */
  readonly beside_within_ten: number;
};

/** The four rates of the rule, as multiples; and those tried if none of them gains, because at 0.0001 ten times the rate may still crawl. */
const TRIED = [1 / 10, 1 / 3, 3, 10];
const TRIED_NEXT = [1 / 100, 1 / 30, 30, 100, 1000];

/**
 * The counterfactual rule: a rate was wrong if a run that differs in nothing else ends with a training loss that is lower by more than
 * 15 % of what guessing costs; too small if that is so at a larger rate. A run that diverges had too large a rate.
 */
function faultOf(
  { finalLoss }: Pick<Retraining, "finalLoss">,
  rate: number,
  loss: number,
  guess: number,
  factors: readonly number[],
): RateFault {
  const lowest = (multiples: readonly number[]) =>
    Math.min(...multiples.map((multiple) => finalLoss(rate * multiple)));
  const larger = lowest(factors.filter((factor) => factor > 1));
  const smaller = lowest(factors.filter((factor) => factor < 1));
  if (!(Math.min(larger, smaller) < loss - WRONG_BY * guess)) return "right";
  return larger <= smaller ? "too small" : "too large";
}

/** Trains the runs of a round and those of the rule, and counts how many diagnoses agree. Takes 9 to 15 trainings a run. */
export async function agreementIn(round: RateRound): Promise<Agreement> {
  const { spec, examples, rates, classRates } = round;
  const retraining = await openRetraining(spec, examples);
  const guess = guessOf(round);
  const runs = rates.map((rate) => ({ rate, run: retraining.run(rate) }));
  const others: readonly Beside[] | null =
    classRates?.map((learningRate) => ({ learningRate, trainLoss: retraining.finalLoss(learningRate) })) ??
    null;
  const counts = { runs: 0, beside: 0, beside_without_rates: 0, alone: 0, beside_within_ten: 0 };
  for (const { rate, run } of runs) {
    const beside =
      others?.filter(({ trainLoss }) => Number.isFinite(trainLoss)) ??
      runs.filter((other) => other.run !== run).flatMap(besideOf);
    const told = (seen: readonly Beside[]) => FAULT_OF[regimeTold(round, rate, run, seen)];
    const loss = lastPoint(run.curve)?.trainLoss ?? Number.POSITIVE_INFINITY;
    const near = run.diverged ? "too large" : faultOf(retraining, rate, loss, guess, TRIED);
    const further = TRIED_NEXT.filter(
      (factor) => rate * factor >= LEARNING_RATE_RANGE.min && rate * factor <= LEARNING_RATE_RANGE.max,
    );
    const fault = near === "right" ? faultOf(retraining, rate, loss, guess, further) : near;
    counts.runs++;
    if (told(beside) === fault) counts.beside++;
    if (told(beside) === near) counts.beside_within_ten++;
    if (told([]) === fault) counts.alone++;
    if (told(beside.map(({ trainLoss }) => ({ learningRate: null, trainLoss }))) === fault)
      counts.beside_without_rates++;
  }
  return counts;
}

/** A run without a diagnosis counts as one that nothing is wrong with. */
function regimeTold(
  { spec }: RateRound,
  learningRate: number,
  { curve, diverged }: WholeRun,
  beside: readonly Beside[],
): Regime {
  const { network, task } = spec;
  const settings = { network, hyperparameters: { ...spec.hyperparameters, learningRate } };
  return diagnose(curve, { task, settings, diverged, beside })?.regime ?? "just-right";
}

/** What a run says to those beside it: nothing if it diverged. */
export function besideOf({ rate, run }: { readonly rate: number; readonly run: WholeRun }): Beside[] {
  const last = lastPoint(run.curve);
  return run.diverged || last === null ? [] : [{ learningRate: rate, trainLoss: last.trainLoss }];
}

/** The training loss of a network that has learnt nothing: ln K, or the variance of the targets. */
function guessOf({ spec, examples }: RateRound): number {
  const classes = classCount(spec.task);
  if (classes !== null) return Math.log(classes);
  const { count, labels } = examples.train;
  const mean = labels.reduce((sum, label) => sum + label, 0) / count;
  return labels.reduce((sum, label) => sum + (label - mean) ** 2, 0) / count;
}
