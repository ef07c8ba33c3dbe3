"use client";

import "uplot/dist/uPlot.min.css";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useChartPalette } from "@/components/charts/axes/chart-palette";
import { formatLearningRate, formatLoss } from "@/lib/learning/numbers/format";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";
import { rateOutcomes } from "@/lib/learning/training/rate-sweep";
import type { RateMarks } from "./draw-rates";
import { createRatePlot, lossRange, type RatePlot, type RatePlotInput } from "./rate-plot";

/**
 * Training loss after a few steps over learning rates, as results come in. Fills its parent, which must have a height. A press
 * or a drag chooses a rate. It has no label for screen readers: its parent has to provide a role and a description.
 */
export function RateChart({
  sweep,
  marks,
  onPick,
}: {
  sweep: RateSweep;
  marks: RateMarks;
  onPick: (rate: number) => void;
}) {
  const t = useTranslations("charts");
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<RatePlot | null>(null);
  const palette = useChartPalette(frame);
  const latest = useRef<RatePlotInput | null>(null);
  latest.current = palette === null ? null : { sweep, marks, palette };
  const pick = useRef(onPick);
  pick.current = onPick;
  const typeSize = palette?.fontSize;

  useEffect(() => {
    const parent = frame.current;
    if (parent === null || typeSize === undefined) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width < 1 || height < 1 || latest.current === null) return;
      if (plot.current === null)
        plot.current = createRatePlot(parent, { width, height }, latest.current, (rate) =>
          pick.current(rate),
        );
      else plot.current.resize(width, height);
    });
    observer.observe(parent);
    return () => {
      observer.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [typeSize]);

  useEffect(() => {
    if (palette !== null) plot.current?.update({ sweep, marks, palette });
  }, [sweep, marks, palette]);

  const loss = t("trainingLoss");
  return (
    <div dir="ltr" className="relative size-full text-xs">
      <div ref={frame} className="absolute inset-0 touch-pan-y" />
      <span aria-hidden="true" className="pointer-events-none absolute top-0 left-0 text-ink-muted">
        {lossRange(sweep).log ? t("logarithmic", { label: loss }) : loss}
      </span>
    </div>
  );
}

/** The rate chart as a table. */
export function RateTable({ sweep }: { sweep: RateSweep }) {
  const t = useTranslations("charts.rates");
  return (
    <table className="tabular w-full text-sm">
      <thead className="text-ink-muted">
        <tr>
          {(["rate", "median", "lowest", "highest"] as const).map((column) => (
            <th key={column} scope="col" className="px-2 py-1 text-start font-medium">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rateOutcomes(sweep)
          .filter((outcome) => outcome !== null)
          .map(({ rate, median, lowest, highest }) => (
            <tr key={rate} className="border-line border-t">
              <th scope="row" className="px-2 py-1 text-start font-medium">
                {formatLearningRate(rate)}
              </th>
              {[median, lowest, highest].map((loss, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={index} className="px-2 py-1">
                  {Number.isFinite(loss) ? formatLoss(loss) : t("diverged")}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
