import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { isolate } from "@/components/board/isolate";
import { type ChallengeWords, useChallengeWords } from "@/components/lab/results/challenge-words";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Task } from "@/lib/learning/examples/task";
import { lettersIn } from "@/lib/learning/letters/alphabet";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { seenSymbols } from "./letter-columns";

/** The names of a challenge's classes and columns. Letters are classes, too: each is called by itself, and the first is the end mark. */
export function useTracedWords(challenge: ChallengeInfo): ChallengeWords {
  const t = useTranslations("slow-motion.letters");
  const words = useChallengeWords(challenge);
  const { task } = challenge;
  return useMemo(
    () =>
      task.kind === "next-letter"
        ? {
            ...words,
            classes: [
              t("end"),
              ...lettersIn(task.alphabet).map((one) => (one === " " ? t("space") : alone(one))),
            ],
          }
        : words,
    [words, task, t],
  );
}

/** How each symbol is drawn where there is room for one letter. */
export function letterGlyphs(alphabet: string): readonly string[] {
  return ["·", ...lettersIn(alphabet).map((letter) => (letter === " " ? "␣" : alone(letter)))];
}

/** A letter as it stands by itself: a mark above or below a letter gets a dotted circle. */
function alone(letter: string): string {
  return /^\p{M}/u.test(letter) ? `◌${letter}` : letter;
}

/** Where in a word an example is, such as `After “din”`; null where the examples are no letters. */
export function useWhere(task: Task): (trace: StepTrace, row: number) => string | null {
  const t = useTranslations("slow-motion.letters");
  return (trace, row) => {
    if (task.kind !== "next-letter" || row >= trace.batch.shownExamples) return null;
    const letters = ["", ...lettersIn(task.alphabet)];
    const seen = seenSymbols(trace, row)
      .map((symbol) => letters[symbol] ?? "")
      .join("");
    return seen === "" ? t("beginning") : t("after", { seen: isolate(seen) });
  };
}

/**
 * Names a weight's row where it belongs to a letter or to one of a letter's numbers, such as `s, 2 back`; null where it does not. `classes`: the
 * letters' names.
 */
export function useRowName(plan: readonly LayerPlan[], classes: readonly string[]) {
  const t = useTranslations("slow-motion.letters");
  return useCallback(
    (layer: number, row: number): string | null => {
      const [first] = plan;
      const made = plan[layer];
      if (made?.kind === "context") return t("of", { letter: isolate(classes[row] ?? "") });
      if (made?.kind !== "dense") return null;
      if (made.oneHot) {
        const { positions, symbols } = made.oneHot;
        const letter = isolate(classes[row % symbols] ?? "");
        return t("row", { letter, back: positions - Math.floor(row / symbols) });
      }
      const before = plan.slice(0, layer).findLastIndex(({ kind }) => kind !== "dropout");
      if (before !== 0 || first?.kind !== "context" || first.embedding === null) return null;
      const back = first.length - Math.floor(row / first.embedding);
      return t("number", { number: (row % first.embedding) + 1, back });
    },
    [t, plan, classes],
  );
}
