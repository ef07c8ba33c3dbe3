import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import { useParameterNames } from "@/components/lab/slow-motion/trace-words";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { formatBriefly, formatCount, formatWeight } from "@/lib/learning/numbers/format";
import { hiddenName, largestWeights, type UnitColumn, unitFormula } from "./unit-columns";

/** The texts of a network's units. */
export type UnitWords = {
  column(at: number): { readonly name: string; readonly activation: string | null };
  unit(column: number, item: number): string;
  /** The formula is null for a feature. */
  details(
    column: number,
    item: number,
  ): { readonly formula: string | null; readonly notes: readonly string[] };
  /** From where to where its values go, in a sentence. */
  range(column: UnitColumn, item: number): string;
  /** A row for every unit: its name, its largest incoming weights, its bias and its activation. */
  rows(): string[][];
};

/** Weights of each unit in the table. */
const MOST_LISTED = 6;

/** `features`: the names of the inputs. */
export function useUnitWords(
  challenge: ChallengeInfo,
  plan: readonly LayerPlan[],
  columns: readonly UnitColumn[],
  features: readonly string[],
): UnitWords {
  const t = useTranslations("inside");
  const lab = useTranslations("lab");
  const challengeWords = useChallengeWords(challenge);
  const names = useParameterNames(useSame(plan), challengeWords);
  // Several times a second there are other numbers in the same columns, whose names are not formatted anew.
  const outline = useSame(
    columns.map(({ layer, activation, shown }) => ({ layer: layer?.layer ?? null, activation, shown })),
  );
  const named = useMemo(() => {
    const { classes } = challengeWords;
    const last = outline.length - 1;
    return outline.map(({ layer, activation, shown }, at) => {
      const name = layer === null ? t("input") : names.layer(layer);
      const unit = (item: number) => {
        if (at === 0) return t("feature", { name: features[item] ?? String(item + 1) });
        if (at < last) return t("unit", { layer: name, number: item + 1 });
        return classes.length > 0 ? t("output", { name: isolate(classes[item] ?? "") }) : name;
      };
      return {
        name,
        activation: activation === null || activation === "linear" ? null : lab(`activations.${activation}`),
        units: Array.from({ length: shown }, (_, item) => unit(item)),
      };
    });
  }, [t, lab, challengeWords, names, outline, features]);
  return useMemo(() => {
    const unit = (at: number, item: number) => named[at]!.units[item]!;
    const inputName = (at: number) => (row: number) =>
      at === 1 ? (features[row] ?? hiddenName(row)) : hiddenName(row);
    return {
      column: (at) => named[at]!,
      unit,
      details(at, item) {
        const { layer } = columns[at]!;
        if (layer === null) return { formula: null, notes: [t("given")] };
        const { text, left } = unitFormula(layer, item, inputName(at), named[at]!.activation);
        const notes = [...(at > 1 ? [t("before")] : []), ...(left > 0 ? [t("left", { count: left })] : [])];
        return { formula: text, notes };
      },
      range(column, item) {
        const values = column.values(item);
        const [low, high] = [Math.min(...values), Math.max(...values)].map((value) =>
          isolateNumber(formatBriefly(value)),
        );
        return t("range", { low: low!, high: high! });
      },
      rows: () =>
        columns.flatMap((column, at) =>
          Array.from({ length: column.layer === null ? 0 : column.shown }, (_, item) => {
            const layer = column.layer!;
            const weights = largestWeights(layer, item, MOST_LISTED).map(({ from, weight }) =>
              isolateNumber(`${formatWeight(weight)}·${inputName(at)(from)}`),
            );
            const left = layer.rows - weights.length;
            return [
              unit(at, item),
              [...weights, ...(left > 0 ? [t("more", { count: formatCount(left) })] : [])].join("  "),
              formatWeight(layer.biases[item]!),
              named[at]!.activation ?? "–",
            ];
          }),
        ),
    };
  }, [t, named, columns, features]);
}

/** Plain data as it was the first time it was the same, so that what is made from it stays, too. */
function useSame<Data>(data: Data): Data {
  const written = JSON.stringify(data);
  return useMemo(() => JSON.parse(written) as Data, [written]);
}
