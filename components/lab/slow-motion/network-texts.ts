import { useTranslations } from "next-intl";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import { filtersInShort } from "@/components/lab/settings/settings-words";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { formatBriefly, formatCount, formatProbability, formatShape } from "@/lib/learning/format";
import type { LayerPlan } from "@/lib/learning/layer-plan";
import type { LossTerms } from "@/lib/learning/loss-terms";
import type { NetworkTexts } from "./draw-network";
import type { TraceColumn } from "./trace-columns";

/** The words round a traced network. `terms`: the shown example's loss; `summary`: what is drawn, in one sentence. */
export function useNetworkTexts({ view }: ChallengeInfo, { classes, columns: table }: ChallengeWords) {
  const t = useTranslations("slow-motion");
  const lab = useTranslations("lab");

  const nameOf = ({ madeBy, layer }: TraceColumn, plan: readonly LayerPlan[], isLast: boolean) => {
    if (madeBy === "input") return t("column.input");
    if (isLast) return t("column.output");
    const made = plan[layer];
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
    return view === "curve" ? ["x"] : input.items.map(({ index }) => table[index].name);
  };

  return (
    plan: readonly LayerPlan[],
    columns: readonly TraceColumn[],
    terms: LossTerms,
    summary: string,
  ): NetworkTexts => {
    const last = columns[columns.length - 1];
    return {
      summary,
      columns: columns.map((column, at) => ({
        name: isolate(nameOf(column, plan, at === columns.length - 1)),
        part: isolate(partOf(column, plan)),
      })),
      features: featuresOf(columns[0]),
      outputs:
        terms.kind === "cross-entropy"
          ? last.items.map(
              ({ index }) =>
                `${isolateNumber(formatProbability(terms.probabilities[index]))} ${isolate(classes[index])}`,
            )
          : [isolate(t("column.target", { value: formatBriefly(terms.target) }))],
      below: terms.kind === "mse",
    };
  };
}
