import type { CurveSeries } from "@/components/charts/curve-series";
import type { Curve } from "@/lib/learning/curve";

/** What a lane's lines are called. */
export type LaneWords = { readonly train: string; readonly validation: string; readonly rival: string };

/**
 * The lines of one of two lanes, the other's validation loss behind them; and `alongside`, what the other lane shows. Together they are
 * the same for both lanes, so that both have the same axes.
 */
export function laneSeries(
  curve: Curve,
  rival: Curve | null,
  words: LaneWords,
): { readonly series: readonly CurveSeries[]; readonly alongside: readonly CurveSeries[] } {
  const linesOf = (own: Curve, other: Curve | null): CurveSeries[] => [
    ...(other === null
      ? []
      : [{ id: "rival", label: words.rival, curve: other, role: "ghost", emphasis: "quiet" } as const]),
    { id: "train", label: words.train, curve: own, role: "train", emphasis: "bold" },
    { id: "validation", label: words.validation, curve: own, role: "validation", emphasis: "bold" },
  ];
  return { series: linesOf(curve, rival), alongside: rival === null ? [] : linesOf(rival, curve) };
}
