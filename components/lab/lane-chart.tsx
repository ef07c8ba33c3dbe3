"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves-chart";
import { type Curve, lastPoint } from "@/lib/learning/curve";
import { formatLoss } from "@/lib/learning/format";
import { lossOf, type Task } from "@/lib/learning/task";
import { LossName } from "./slow-motion/loss-name";

/** The two losses of one of two trainings side by side, with the other's validation loss behind them. `epochs`: that the axis reaches to. */
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
  const series = useMemo<CurveSeries[]>(
    () => [
      ...(rival === null
        ? []
        : [{ id: "rival", label: t("race.rival"), curve: rival, role: "ghost", emphasis: "quiet" } as const]),
      { id: "train", label: t("run.train"), curve, role: "train", emphasis: "bold" },
      {
        id: "validation",
        label: t("run.validation"),
        curve,
        role: "validation",
        emphasis: "bold",
      },
    ],
    [curve, rival, t],
  );
  const last = lastPoint(curve);
  const loss = t(`run.loss.${lossOf(task)}`);
  return (
    <div className="h-40">
      <CurvesChart
        series={series}
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
