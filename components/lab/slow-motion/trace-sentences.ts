import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import { formatCount, formatLearningRate, formatLoss } from "@/lib/learning/format";
import type { StepTrace } from "@/lib/learning/step-trace";
import type { Loss } from "@/lib/learning/task";
import { unreachable } from "@/lib/learning/unreachable";
import type { ExampleInWords } from "./example-words";
import type { Stage } from "./stages";

/** What happens in each stage, with the numbers of this very step. */
export function useTraceSentences() {
  const t = useTranslations("slow-motion");
  const lab = useTranslations("lab");
  const number = (value: number) => isolateNumber(formatLoss(value));

  const stage = (at: Stage, trace: StepTrace, loss: Loss, example: ExampleInWords): string => {
    const { batch, totals, rule } = trace;
    switch (at) {
      case "forward":
        return t("says.forward", { sentence: example.sentence });
      case "loss":
        return t("says.loss", {
          name: lab(`run.loss.${loss}`),
          loss: number(example.loss),
          count: batch.examples.length,
          mean: number(batch.loss),
        });
      case "backprop":
        return t("says.backprop", {
          size: number(totals.gradientSize),
          parameters: formatCount(totals.parameters),
        });
      case "update":
        return t("says.update", {
          optimiser: lab(`optimisers.${rule.optimiser}`),
          rate: isolateNumber(formatLearningRate(rule.learningRate)),
          size: number(totals.updateSize),
        });
      default:
        return unreachable(at);
    }
  };

  /** How much of the network is shown, and of its batch. */
  const part = ({ totals, batch }: StepTrace): string => {
    const shown = formatCount(totals.shownParameters);
    const all = formatCount(totals.parameters);
    const parameters =
      totals.shownParameters === totals.parameters
        ? t("part.whole", { all })
        : t("part.some", { shown, all });
    return batch.shownExamples < batch.examples.length
      ? `${parameters} ${t("part.examples", { shown: batch.shownExamples, count: batch.examples.length })}`
      : parameters;
  };

  return { stage, part };
}
