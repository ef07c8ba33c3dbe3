"use client";

import { useTranslations } from "next-intl";
import { formatCount, formatLoss, formatScore } from "@/lib/learning/numbers/format";
import { type CurveSeries, type Measure, valuesOf } from "./curves/curve-series";

/** The curves chart as text: where each line began, its best, and where it is now. */
export function CurvesTable({ series, measure }: { series: readonly CurveSeries[]; measure: Measure }) {
  const t = useTranslations("charts");
  const format = measure === "loss" ? formatLoss : formatScore;
  return (
    <table className="tabular w-full text-start text-sm">
      <thead className="text-ink-muted">
        <tr>
          {(["line", "epochs", "first", "best", "last"] as const).map((column) => (
            <th key={column} scope="col" className="px-2 py-1 text-start font-medium">
              {t(`table.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series
          .filter(({ curve }) => curve.epoch.length > 0)
          .map((line) => {
            const values = valuesOf(line, measure);
            const best = values.reduce((a, b) => (measure === "loss" ? Math.min(a, b) : Math.max(a, b)));
            return (
              <tr key={line.id} className="border-line border-t">
                <th scope="row" className="px-2 py-1 text-start font-medium">
                  {line.label}
                </th>
                <td className="px-2 py-1">{formatCount(line.curve.epoch[values.length - 1])}</td>
                <td className="px-2 py-1">{format(values[0])}</td>
                <td className="px-2 py-1">{format(best)}</td>
                <td className="px-2 py-1">{format(values[values.length - 1])}</td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}
