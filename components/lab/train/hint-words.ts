import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isolated } from "@/components/lab/settings/settings-words";
import { formatCount, formatLearningRate } from "@/lib/learning/format";
import type { Hint } from "@/lib/learning/hints";
import { unreachable } from "@/lib/learning/unreachable";

/** A hint as a sentence, with the student's own numbers. */
export function useHintWords(): (hint: Hint) => string {
  const t = useTranslations("lab.hint");
  return useCallback(
    (hint) => {
      const rate = (value: number) => isolated(formatLearningRate(value));
      switch (hint.key) {
        case "same-again":
        case "add-layer":
          return t(hint.key);
        case "rate-between": {
          const { low, high } = hint.values;
          return t(hint.key, { low: rate(low), high: rate(high), rate: rate(hint.values.rate) });
        }
        case "rate-down":
        case "rate-up":
          return t(hint.key, { rate: rate(hint.values.rate) });
        case "weight-decay":
          return t(hint.key, { decay: rate(hint.values.decay) });
        case "fewer-units":
        case "more-units":
          return t(hint.key, { units: formatCount(hint.values.units) });
        case "fewer-epochs":
        case "more-epochs":
          return t(hint.key, { epochs: formatCount(hint.values.epochs) });
        default:
          return unreachable(hint);
      }
    },
    [t],
  );
}
