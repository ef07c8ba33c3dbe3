import { type Curve, lastPoint } from "@/lib/learning/curves/curve";
import { diagnose } from "@/lib/learning/curves/diagnosis";
import { type Hint, type HintRules, hintFor, lowestAt } from "@/lib/learning/curves/hints";
import { RANKS_BY, type RanksBy } from "@/lib/learning/curves/ranking";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Locks } from "@/lib/learning/training/locks";
import { besideOf } from "./diagnosis-agreement";
import { followed } from "./followed-hint";
import type { RateRound } from "./fresh-rounds";
import { openRetraining, type WholeRun } from "./retraining";

/** What following a hint did to the validation score that a round ranks by, in points. */
export type HintGain = { readonly key: Hint["key"]; readonly ranksBy: RanksBy; readonly gain: number };

/**
 * Gives every run of a round the hints that a student would get where nothing is locked, or the epochs, the rate or all but the network, and
 * trains each one as its hint says. Runs at rates that nobody would keep for long are left out: below `least`.
 */
export async function hintGainsIn({ spec, examples, rates }: RateRound, least: number): Promise<HintGain[]> {
  const retraining = await openRetraining(spec, examples);
  const runs = rates.map((rate) => ({ rate, run: retraining.run(rate) }));
  const gains: HintGain[] = [];
  for (const { rate, run } of runs) {
    if (rate < least) continue;
    const { network, task } = spec;
    const settings = { network, hyperparameters: { ...spec.hyperparameters, learningRate: rate } };
    const beside = runs.filter((other) => other.run !== run).flatMap(besideOf);
    const diagnosis = diagnose(run.curve, { task, settings, diverged: run.diverged, beside });
    const tried = { settings, diagnosis, lowestAt: lowestAt(run.curve) };
    const given = new Set<string>();
    for (const ranksBy of RANKS_BY) {
      for (const locks of LOCKS.map((of) => of(settings))) {
        const rules: HintRules = { locks, epochLimit: null, ranksBy };
        const hint = hintFor([tried], rules);
        if (hint === null || given.has(ranksBy + JSON.stringify(hint))) continue;
        given.add(ranksBy + JSON.stringify(hint));
        const { hyperparameters, network } = followed(hint, settings);
        const again = await openRetraining({ ...spec, network, hyperparameters }, examples);
        const after = again.run(hyperparameters.learningRate);
        gains.push({ key: hint.key, ranksBy, gain: counted(after, ranksBy) - counted(run, ranksBy) });
      }
    }
  }
  return gains;
}

const LOCKS: readonly ((settings: Settings) => Locks)[] = [
  () => ({}),
  ({ hyperparameters: { epochs } }) => ({ epochs }),
  ({ hyperparameters: { learningRate } }) => ({ learningRate }),
  ({ hyperparameters }) => ({ ...hyperparameters }),
  ({ network, hyperparameters: { epochs } }) => ({ network, epochs }),
];

/** The validation score that a run counts with. */
function counted({ curve, diverged }: WholeRun, ranksBy: RanksBy): number {
  if (ranksBy === "best-epoch") return best(curve);
  return diverged ? 0 : (lastPoint(curve)?.validationScore ?? 0);
}

function best({ validationScore }: Curve): number {
  return Math.max(0, ...validationScore);
}
