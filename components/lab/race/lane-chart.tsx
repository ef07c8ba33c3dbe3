"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CurveSeries } from "@/components/charts/curves/curve-series";
import { CurvesChart } from "@/components/charts/curves/curves-chart";
import { LossName } from "@/components/lab/slow-motion/loss-name";
import { type Curve, lastPoint } from "@/lib/learning/curves/curve";
import { lossOf, type Task } from "@/lib/learning/examples/task";
import { formatLoss } from "@/lib/learning/numbers/format";

/** The two losses of a lane, with its rival's validation loss behind them. Both lanes have the same axes. `epochs`: the end of the axis. */
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

/** The labels of a lane's lines. */
type LaneWords = { readonly train: string; readonly validation: string; readonly rival: string };

/**
 * The lines of a lane, with its rival's validation loss behind them, and `alongside`, the lines of the rival's chart. Both lanes have
 * the same lines in all, and so the same axes.
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
