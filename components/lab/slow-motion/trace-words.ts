import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import { filtersInShort } from "@/components/lab/settings/settings-words";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Loss, Task } from "@/lib/learning/examples/task";
import { END_MARK } from "@/lib/learning/letters/alphabet";
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
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { unreachable } from "@/lib/learning/unreachable";
import { termsOf } from "./confident-mistake";
import type { NetworkTexts } from "./draw-network";
import { symbolsRead } from "./letters/letter-columns";
import { letterGlyphs, useRowName, useWhere } from "./letters/letter-words";
import type { Stage } from "./stage-bar";
import type { TraceColumn } from "./trace-layout";

/** Gives the texts of a traced network. `terms`: the loss of the shown example; `summary`: what is drawn, in one sentence. */
export function useNetworkTexts({ view, task }: ChallengeInfo, { classes, columns: table }: ChallengeWords) {
  const t = useTranslations("slow-motion");
  const lab = useTranslations("lab");

  const nameOf = ({ madeBy, layer }: TraceColumn, plan: readonly LayerPlan[], isLast: boolean) => {
    if (madeBy === "input") return t("column.input");
    if (isLast) return t("column.output");
    if (madeBy === "letters" || madeBy === "one-hot" || madeBy === "embedding")
      return t(`letters.column.${madeBy}`);
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
    if (view === "pictures" || view === "letters") return null;
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
    const glyphs = task.kind === "next-letter" ? letterGlyphs(task.alphabet) : null;
    return {
      summary,
      columns: columns.map((column, at) => ({
        name: isolate(nameOf(column, plan, at === columns.length - 1)),
        part: isolate(partOf(column, plan)),
      })),
      features: featuresOf(columns[0]!),
      letters: glyphs && columns[0]!.items.map(({ values }) => glyphs[values[0]!] ?? ""),
      outputs:
        terms.kind === "cross-entropy"
          ? last.items.map(({ index }) => {
              const share = isolateNumber(formatProbability(terms.probabilities[index]!));
              // Among a few of many letters, the right one may be any of them.
              const mark = glyphs && index === terms.label ? " ✓" : "";
              return `${share} ${isolate(classes[index]!)}${mark}`;
            })
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
  /** Where the classes are letters: the share that the right one got. */
  readonly share: string | null;
};

/** For an example of the batch in this row. */
export function useExampleWords(task: Task, { classes, target }: ChallengeWords) {
  const t = useTranslations("slow-motion");
  const whereOf = useWhere(task);
  return (trace: StepTrace, row: number): ExampleInWords => {
    const { batch } = trace;
    const terms = termsOf(batch, row, task);
    if (terms.kind === "mse") {
      const own = (value: number) => formatLoss(target ? inOwnUnit(value, target) : value);
      const [guess, truth] = [own(terms.output), own(terms.target)];
      const sentence = t("says.number", { guess, truth });
      return { guess, truth, right: null, sentence, loss: terms.loss, share: null };
    }
    const guess = classes[terms.guess] ?? "–";
    const truth = classes[terms.label]!;
    const right = terms.guess === terms.label;
    const shareOf = (label: number) => isolateNumber(formatProbability(terms.probabilities[label]!));
    const percent = shareOf(terms.guess);
    const where = whereOf(trace, row);
    if (where !== null) {
      const share = shareOf(terms.label);
      const name = (label: number) => {
        if (label === END_MARK) return t("letters.theEnd");
        const letter = classes[label] ?? "";
        return letter === t("letters.space")
          ? t("letters.aSpace")
          : t("letters.named", { letter: isolate(letter) });
      };
      const sentence = t(right ? "letters.right" : "letters.wrong", {
        ...{ where, percent, share, guess: name(terms.guess), truth: name(terms.label) },
      });
      return { guess, truth, right, sentence, loss: terms.loss, share };
    }
    const sentence = t(right ? "says.right" : "says.wrong", {
      guess: isolate(guess),
      truth: isolate(truth),
      percent,
    });
    return { guess, truth, right, sentence, loss: terms.loss, share: null };
  };
}

/** What happens in each stage, with the numbers of this step. */
export function useTraceSentences() {
  const t = useTranslations("slow-motion");
  const lab = useTranslations("lab");
  const number = (value: number) => isolateNumber(formatLoss(value));

  const stage = (at: Stage, trace: StepTrace, loss: Loss, example: ExampleInWords): string => {
    const { batch, totals, rule } = trace;
    const { share } = example;
    switch (at) {
      case "forward":
        return t(share === null ? "says.forward" : "letters.forward", { sentence: example.sentence });
      case "loss":
        return t(share === null ? "says.loss" : "letters.loss", {
          share: share ?? "",
          letters: number(Math.exp(example.loss)),
          unsure: number(Math.exp(batch.loss)),
          name: lab(`run.loss.${loss}`),
          loss: number(example.loss),
          count: batch.examples.length,
          mean: number(batch.loss),
        });
      case "backprop":
        return t(share === null ? "says.backprop" : "letters.backprop", {
          size: number(totals.gradientSize),
          parameters: formatCount(totals.parameters),
        });
      case "update":
        return t(share === null ? "says.update" : "letters.update", {
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

/**
 * The number of a layer, as students count: from 1, without the flatten layers that the plan adds, and with the context that the editor shows where a
 * network reads all letters.
 */
function layerOrdinal(plan: readonly LayerPlan[], layer: number): number {
  const context = plan[0]?.kind === "dense" && plan[0].oneHot ? 1 : 0;
  return context + plan.slice(0, layer + 1).filter(({ kind }) => kind !== "flatten").length;
}

/** The names of layers, and of the weights and biases in them. */
export function useParameterNames(plan: readonly LayerPlan[], { classes }: ChallengeWords) {
  const t = useTranslations("slow-motion");
  const rowName = useRowName(plan, classes);
  return useMemo(() => {
    const readsLetters = symbolsRead(plan) !== null;
    const layerName = (layer: number) =>
      layer === plan.length - 1
        ? t("layer.output")
        : t("layer.hidden", { number: layerOrdinal(plan, layer) });
    return {
      layer: layerName,
      parameter: ({ layer, from, to }: { layer: number; from: number | null; to: number }) => {
        const row = from === null ? null : (rowName(layer, from) ?? String(from + 1));
        const unit = readsLetters && layer === plan.length - 1 ? isolate(classes[to] ?? "") : String(to + 1);
        const place = isolateNumber(row === null ? unit : `${isolate(row)} → ${unit}`);
        return t(from === null ? "parameter.bias" : "parameter.weight", { layer: layerName(layer), place });
      },
    };
  }, [t, plan, classes, rowName]);
}
