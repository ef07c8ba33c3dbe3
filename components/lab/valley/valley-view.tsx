"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useRef, useState } from "react";
import { isolateNumber } from "@/components/board/isolate";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { SliceChart } from "@/components/charts/valley/slice-chart";
import type { HopsOf } from "@/components/charts/valley/slice-plot";
import { useInSight } from "@/components/lab/results/use-in-sight";
import { cn } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/form/segmented";
import { Spinner } from "@/components/ui/spinner";
import { formatLearningRate, formatLoss } from "@/lib/learning/numbers/format";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { Valley, ValleySlice } from "@/lib/learning/training/valley";
import { CommonStart } from "./common-start";
import { StrideSentence, useValleySentences } from "./stride-sentence";
import { ValleyFigure } from "./valley-figure";
import type { ValleySight } from "./valley-sight";

/** The landscape around the network as it is now, or around the weights with which all in the round have started. */
const AROUND = ["network", "start"] as const;

/**
 * The loss around the student's own network, the path that it took, and what its learning rate does. `duel`: the button that opens a
 * duel.
 */
export const ValleyView = memo(function ValleyView({ sight, duel }: { sight: ValleySight; duel: ReactNode }) {
  const t = useTranslations("valley");
  const view = useRef<HTMLDivElement>(null);
  const { valley, slice, measuring, hyperparameters, onVisible } = sight;
  useInSight(view, onVisible);
  const [around, setAround] = useState<(typeof AROUND)[number]>("network");
  const isCommon = sight.common !== null && around === "start";
  return (
    <div ref={view} className="flex min-h-0 flex-1 flex-col gap-2">
      <div className="flex flex-wrap items-start gap-2">
        {sight.common && (
          <Segmented
            label={t("around.label")}
            value={around}
            onValueChange={setAround}
            options={AROUND.map((value) => ({ value, label: t(`around.${value}`) }))}
          />
        )}
        <div className="tabular min-h-10 min-w-40 flex-1 text-sm leading-snug">
          {!isCommon && valley && slice && <StrideSentence slice={slice} />}
        </div>
        {duel}
      </div>
      {sight.common && isCommon ? (
        <div className="min-h-72 flex-1">
          <CommonStart {...sight.common} />
        </div>
      ) : valley !== null && hyperparameters !== null ? (
        <Measured {...{ valley, slice, hyperparameters }} />
      ) : measuring && hyperparameters !== null ? (
        <Waiting>{t("measuring")}</Waiting>
      ) : (
        <EmptyState title={t("empty.title")} body={t("empty.body")} />
      )}
    </div>
  );
});

function Measured({
  valley,
  slice,
  hyperparameters,
}: {
  valley: Valley;
  slice: ValleySlice | null;
  hyperparameters: Hyperparameters;
}) {
  const t = useTranslations("valley");
  const sentences = useValleySentences();
  const chartClass = "h-72 @lg:h-auto @lg:min-h-44 @lg:flex-1";
  return (
    <section
      aria-label={t("label")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="@container min-h-0 flex-1 overflow-y-auto rounded-control"
    >
      <div className="flex min-h-full flex-col gap-2">
        <div className="grid flex-1 grid-cols-1 gap-3 @lg:grid-cols-2">
          <ValleyFigure {...{ valley, chartClass }} />
          {slice === null ? (
            <Waiting>{t("slice.measuring")}</Waiting>
          ) : (
            <SliceFigure {...{ slice, hyperparameters, chartClass }} />
          )}
        </div>
        <p className="tabular text-ink-muted text-xs">
          <span>{sentences.summary(valley)}</span> <span>{sentences.sample(valley.sample)}</span>
        </p>
      </div>
    </section>
  );
}

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className="grid min-h-48 flex-1 place-content-center justify-items-center gap-2 text-ink-muted text-sm">
      <Spinner />
      <span>{children}</span>
    </p>
  );
}

/**
 * The loss straight downhill, with the hops of plain gradient descent or of the training's own steps. `chartClass`: sets the height
 * of the chart.
 */
function SliceFigure({
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
  // At first, the hops that the verdict is about. Optimisers other than SGD do not step by learning rate × slope.
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

/** The lowest point, or that the loss falls on and on, and whose hops are drawn. */
function summaryOf(
  t: ReturnType<typeof useTranslations<"valley.slice">>,
  { descent, lowest }: ValleySlice,
  how: string,
): string {
  const here = isolateNumber(formatLoss(descent[0]!.loss));
  const words =
    lowest === null
      ? t("fallsOn", { here })
      : t("summary", { here, low: isolateNumber(formatLoss(lowest.loss)) });
  return `${words} ${how}`;
}
