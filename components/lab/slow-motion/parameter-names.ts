import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import type { LayerPlan } from "@/lib/learning/layer-plan";

/** Which learning layer this one of the plan is, counted from 1: students number their layers so, and the output comes last. */
function layerOrdinal(plan: readonly LayerPlan[], layer: number): number {
  return plan.slice(0, layer + 1).filter(({ kind }) => kind !== "flatten").length;
}

/** What a layer, and a weight or bias in it, is called. */
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
