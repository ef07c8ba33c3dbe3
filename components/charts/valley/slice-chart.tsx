"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { NumberTable } from "@/components/charts/axes/number-table";
import { formatLoss } from "@/lib/learning/numbers/format";
import type { ValleySlice } from "@/lib/learning/training/valley";
import { drawSlice, type HopsOf, slicePlot } from "./slice-plot";

/** The loss straight downhill with the next steps as hops over it, or the steps as a table. Fills its parent, which must have a height. */
export function SliceChart({
  slice,
  hopsOf,
  asTable,
  label,
}: {
  slice: ValleySlice;
  hopsOf: HopsOf;
  asTable: boolean;
  label: string;
}) {
  const t = useTranslations("valley.slice");
  const map = useTranslations("valley.map");
  const plot = useMemo(() => slicePlot(slice, hopsOf), [slice, hopsOf]);
  const draw = useCallback<DrawChart>(
    (context, size, palette) => {
      if (plot !== null)
        drawSlice(context, size, palette, slice, plot, { now: map("now"), lowest: t("lowest") });
    },
    [plot, slice, map, t],
  );
  if (plot === null)
    return (
      <p className="grid size-full place-content-center p-4 text-center text-sm">
        {t(slice.slope === 0 ? "level" : "beyond")}
      </p>
    );
  return asTable ? (
    <NumberTable
      caption={t(`hops.${hopsOf}`)}
      columns={[t("hop"), t("at"), map("loss")]}
      rows={slice[hopsOf].map(({ at, loss }, hop) => [
        hop === 0 ? map("now") : String(hop),
        formatLoss(at),
        formatLoss(loss),
      ])}
    />
  ) : (
    <ChartCanvas draw={draw} label={label} className="size-full" />
  );
}
