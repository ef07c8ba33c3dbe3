"use client";

import { useTranslations } from "next-intl";
import { formatLearningRate, formatLoss } from "@/lib/learning/numbers/format";
import { rateOutcomes } from "@/lib/learning/rate-advice";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";

/** The rate chart as text. */
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
