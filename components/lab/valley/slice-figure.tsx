"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolateNumber } from "@/components/board/isolate";
import { SliceChart } from "@/components/charts/slice-chart";
import type { HopsOf } from "@/components/charts/slice-plot";
import { TableSwitch } from "@/components/charts/table-switch";
import { cn } from "@/components/ui/class-names";
import { Segmented } from "@/components/ui/segmented";
import { formatLearningRate, formatLoss } from "@/lib/learning/format";
import type { Hyperparameters } from "@/lib/learning/hyperparameters";
import type { ValleySlice } from "@/lib/learning/valley";

/** The loss straight downhill, and the hops of plain descent on it or of the training's own steps. `chartClass`: says how high the chart is. */
export function SliceFigure({
  slice,
  hyperparameters: { optimiser, batchSize },
  chartClass,
  className,
}: {
  slice: ValleySlice;
  hyperparameters: Hyperparameters;
  chartClass: string;
  className?: string;
}) {
  const t = useTranslations("valley.slice");
  const lab = useTranslations("lab.optimisers");
  const [asTable, setAsTable] = useState(false);
  const [chosen, setHopsOf] = useState<HopsOf | null>(null);
  // Those of which the verdict speaks. Other optimisers take other steps than this learning rate × the slope.
  const ofTraining =
    optimiser !== "sgd" || slice.stride?.kind === "thrown" || slice.stride?.kind === "unclear";
  const hopsOf = chosen ?? (ofTraining ? "taken" : "descent");
  const rate = isolateNumber(formatLearningRate(slice.learningRate));
  const count = slice[hopsOf].length - 1;
  const how = t(`how.${hopsOf}`, { rate, count, optimiser: lab(optimiser), batch: batchSize });
  return (
    <figure className={cn("flex min-w-0 flex-col gap-1", className)}>
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <Segmented
          label={t("hopsShown")}
          value={hopsOf}
          onValueChange={setHopsOf}
          options={(["descent", "taken"] as const).map((value) => ({ value, label: t(`hops.${value}`) }))}
        />
        <TableSwitch asTable={asTable} of={t("title")} onTable={setAsTable} className="ms-auto" />
      </div>
      <div className={cn("relative", chartClass)}>
        <div className="absolute inset-0">
          <SliceChart {...{ slice, hopsOf, asTable }} label={summaryOf(t, slice, how)} />
        </div>
      </div>
      <figcaption className="text-ink-muted text-xs">{how}</figcaption>
    </figure>
  );
}

/** The lowest place, or that there is none in sight, and whose hops are drawn. */
function summaryOf(
  t: ReturnType<typeof useTranslations<"valley.slice">>,
  { descent, lowest }: ValleySlice,
  how: string,
): string {
  const here = isolateNumber(formatLoss(descent[0].loss));
  const words =
    lowest === null
      ? t("fallsOn", { here })
      : t("summary", { here, low: isolateNumber(formatLoss(lowest.loss)) });
  return `${words} ${how}`;
}
