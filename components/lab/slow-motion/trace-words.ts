import { useTranslations } from "next-intl";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import { filtersInShort } from "@/components/lab/settings/settings-words";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Loss, Task } from "@/lib/learning/examples/task";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import {
  formatBriefly,
  formatCount,
  formatLearningRate,
  formatLoss,
  formatProbability,
  formatShape,
} from "@/lib/learning/numbers/format";
import { inOwnUnit } from "@/lib/learning/numbers/scale";
import type { LossTerms } from "@/lib/learning/training/loss-terms";
import type { BatchTrace, StepTrace } from "@/lib/learning/training/step-trace";
import { unreachable } from "@/lib/learning/unreachable";
import { termsOf } from "./confident-mistake";
import type { NetworkTexts } from "./draw-network";
import type { Stage } from "./stage-bar";
import type { TraceColumn } from "./trace-layout";

/** Gives the texts of a traced network. `terms`: the loss of the shown example; `summary`: what is drawn, in one sentence. */
export function useNetworkTexts({ view }: ChallengeInfo, { classes, columns: table }: ChallengeWords) {
  const t = useTranslations("slow-motion");
  const lab = useTranslations("lab");

  const nameOf = ({ madeBy, layer }: TraceColumn, plan: readonly LayerPlan[], isLast: boolean) => {
    if (madeBy === "input") return t("column.input");
    if (isLast) return t("column.output");
    const made = plan[layer]!;
    switch (made.kind) {
      case "dense":
        return lab("layers.short.dense", { units: made.units });
      case "conv2d":
        return lab("layers.short.conv2d", { filters: filtersInShort(made.output.channels, made.kernel) });
      case "max-pool":
        return lab("layers.short.max-pool", { size: made.size });
      default:
        return t("column.flat");
    }
  };
  const partOf = (column: TraceColumn, plan: readonly LayerPlan[]) => {
    const { items, total, shape, picture, layer } = column;
    if (items.length < total)
      return t("column.part", { shown: formatCount(items.length), total: formatCount(total) });
    if (picture) return formatShape(shape.slice(0, 2));
    const made = plan[layer];
    return made?.kind === "dense" && made.activation !== "linear"
      ? lab(`activations.${made.activation}`)
      : "";
  };
  const featuresOf = (input: TraceColumn): string[] | null => {
    if (view === "pictures") return null;
    if (view === "plane") return ["x", "y"];
    return view === "curve" ? ["x"] : input.items.map(({ index }) => table[index]!.name);
  };

  return (
    plan: readonly LayerPlan[],
    columns: readonly TraceColumn[],
    terms: LossTerms,
    summary: string,
  ): NetworkTexts => {
    const last = columns[columns.length - 1]!;
    return {
      summary,
      columns: columns.map((column, at) => ({
        name: isolate(nameOf(column, plan, at === columns.length - 1)),
        part: isolate(partOf(column, plan)),
      })),
      features: featuresOf(columns[0]!),
      outputs:
        terms.kind === "cross-entropy"
          ? last.items.map(
              ({ index }) =>
                `${isolateNumber(formatProbability(terms.probabilities[index]!))} ${isolate(classes[index]!)}`,
            )
          : [isolate(t("column.target", { value: formatBriefly(terms.target) }))],
      below: terms.kind === "mse",
    };
  };
}

/** What the network answers for one example of a batch, and the truth, in words. */
export type ExampleInWords = {
  readonly guess: string;
  readonly truth: string;
  /** Null for a number, where no guess is simply right or wrong. */
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
    const truth = classes[terms.label]!;
    const right = terms.guess === terms.label;
    const percent = isolateNumber(formatProbability(terms.probabilities[terms.guess]!));
    const sentence = t(right ? "says.right" : "says.wrong", {
      guess: isolate(guess),
      truth: isolate(truth),
      percent,
    });
    return { guess, truth, right, sentence, loss: terms.loss };
  };
}

/** What happens in each stage, with the numbers of this step. */
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

  /** How much of the network and of the batch is shown. */
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

/** The number of a layer, as students count: from 1, without the flatten layers that the plan adds. */
function layerOrdinal(plan: readonly LayerPlan[], layer: number): number {
  return plan.slice(0, layer + 1).filter(({ kind }) => kind !== "flatten").length;
}

/** The names of layers, and of the weights and biases in them. */
export function useParameterNames(plan: readonly LayerPlan[]) {
  const t = useTranslations("slow-motion");
  const layerName = (layer: number) =>
    layer === plan.length - 1 ? t("layer.output") : t("layer.hidden", { number: layerOrdinal(plan, layer) });
  return {
    layer: layerName,
    parameter: ({ layer, from, to }: { layer: number; from: number | null; to: number }) => {
      const place = isolateNumber(from === null ? `${to + 1}` : `${from + 1} → ${to + 1}`);
      return t(from === null ? "parameter.bias" : "parameter.weight", { layer: layerName(layer), place });
    },
  };
}
