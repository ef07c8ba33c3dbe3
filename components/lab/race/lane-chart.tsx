"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CurveSeries } from "@/components/charts/curves/curve-series";
import { CurvesChart } from "@/components/charts/curves/curves-chart";
import { LossName } from "@/components/lab/slow-motion/loss-name";
import { type Curve, lastPoint } from "@/lib/learning/curves/curve";
import { lossOf, type Task } from "@/lib/learning/examples/task";
import { formatLoss } from "@/lib/learning/numbers/format";

/** The two losses of one of two trainings side by side, with the other's validation loss behind them, on the same axes as the other's chart. `epochs`: that the axis reaches to. */
export function LaneChart({
  curve,
  rival,
  task,
  epochs,
}: {
  curve: Curve;
  rival: Curve | null;
  task: Task;
  epochs: number;
}) {
  const t = useTranslations("lab");
  const lines = useMemo(
    () =>
      laneSeries(curve, rival, {
        train: t("run.train"),
        validation: t("run.validation"),
        rival: t("race.rival"),
      }),
    [curve, rival, t],
  );
  const last = lastPoint(curve);
  const loss = t(`run.loss.${lossOf(task)}`);
  return (
    <div className="h-40">
      <CurvesChart
        {...lines}
        yLabel={loss}
        yName={<LossName task={task} />}
        xLabel={t("run.epoch")}
        until={epochs}
        summary={
          last === null
            ? t("run.summaryEmpty")
            : t("run.summary", {
                loss,
                epoch: Math.floor(last.epoch),
                train: formatLoss(last.trainLoss),
                validation: formatLoss(last.validationLoss),
              })
        }
      />
    </div>
  );
}

/** What a lane's lines are called. */
type LaneWords = { readonly train: string; readonly validation: string; readonly rival: string };

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
