import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Split, SplitName } from "@/lib/learning/examples/split";
import type { Seed } from "@/lib/learning/numbers/random";
import { evaluate } from "@/lib/learning/training/evaluation";
import { outputsByEpoch, type Reference } from "./reference-networks";

/** A network's scores, 0–100, on the two parts that it was not trained on, and on the one that it was. */
export type Scores = Readonly<Record<SplitName, number>>;

/** Trains a reference network: its scores at the epoch that scores best on validation, and at the last. */
export async function scoresOf(
  challenge: Challenge,
  reference: Reference,
  { train, validation, test }: Readonly<Record<SplitName, Split>>,
  seed: Seed,
): Promise<{ readonly best: Scores; readonly final: Scores }> {
  const measured = [validation, test, train];
  let best: Scores = { train: -1, validation: -1, test: -1 };
  let final = best;
  for await (const outputs of outputsByEpoch(challenge, reference, train, measured, seed)) {
    const [onValidation, onTest, onTrain] = outputs.map(
      (of, index) => evaluate(of, measured[index]!, challenge.task).score,
    );
    final = { train: onTrain!, validation: onValidation!, test: onTest! };
    if (final.validation > best.validation) best = final;
  }
  return { best, final };
}
