"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { NumberTable } from "@/components/charts/axes/number-table";
import { formatBriefly, formatCount, formatLoss } from "@/lib/learning/numbers/format";
import type { Valley } from "@/lib/learning/training/valley";
import { drawValley } from "./draw-valley";
import { valleyPlot } from "./valley-plot";

/**
 * The loss around a network as a map with the path its training took, or that path as a table. Fills its parent, which must have
 * a height. `beside`: another valley to compare it with. `label`: the map in one sentence, for screen readers.
 */
export function ValleyMap({
  valley,
  beside = null,
  asTable,
  label,
}: {
  valley: Valley;
  beside?: Valley | null;
  asTable: boolean;
  label: string;
}) {
  const t = useTranslations("valley.map");
  const plot = useMemo(() => valleyPlot(valley, beside), [valley, beside]);
  const draw = useCallback<DrawChart>(
    (context, size, palette) => {
      if (plot !== null)
        drawValley(context, size, palette, plot, valley.path, { start: t("start"), now: t("now") });
    },
    [plot, valley, t],
  );
  if (plot === null)
    return <p className="grid size-full place-content-center p-4 text-center text-sm">{t("beyond")}</p>;
  return asTable ? (
    <NumberTable
      caption={t("path")}
      columns={[t("step"), t("loss"), t("across"), t("up"), t("off")]}
      rows={valley.path.map(({ step, loss, x, y, off }) => [
        formatCount(step),
        formatLoss(loss),
        ...[x, y, off].map(formatBriefly),
      ])}
    />
  ) : (
    <ChartCanvas draw={draw} label={label} className="size-full" />
  );
}
