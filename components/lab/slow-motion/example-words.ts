import { useTranslations } from "next-intl";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import { formatLoss, formatProbability } from "@/lib/learning/format";
import { inOwnUnit } from "@/lib/learning/scale";
import type { BatchTrace } from "@/lib/learning/step-trace";
import type { Task } from "@/lib/learning/task";
import { termsOf } from "./confident-mistake";

/** What a network says of one example of a batch, and what is true. */
export type ExampleInWords = {
  readonly guess: string;
  readonly truth: string;
  /** Null where a number is asked for: no guess is simply right or wrong. */
  readonly right: boolean | null;
  /** Both, in one sentence. */
  readonly sentence: string;
  readonly loss: number;
};

export function useExampleWords(task: Task, { classes, target }: ChallengeWords) {
  const t = useTranslations("slow-motion");
  return (batch: BatchTrace, row: number): ExampleInWords => {
    const terms = termsOf(batch, row, task);
    if (terms.kind === "mse") {
      const own = (value: number) => formatLoss(target ? inOwnUnit(value, target) : value);
      const [guess, truth] = [own(terms.output), own(terms.target)];
      return { guess, truth, right: null, sentence: t("says.number", { guess, truth }), loss: terms.loss };
    }
    const guess = classes[terms.guess] ?? "–";
    const truth = classes[terms.label];
    const right = terms.guess === terms.label;
    const percent = isolateNumber(formatProbability(terms.probabilities[terms.guess]));
    const sentence = t(right ? "says.right" : "says.wrong", {
      guess: isolate(guess),
      truth: isolate(truth),
      percent,
    });
    return { guess, truth, right, sentence, loss: terms.loss };
  };
}
