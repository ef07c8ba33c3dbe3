"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { DotMark } from "@/components/charts/axes/class-shapes";
import { drawAxes } from "@/components/charts/axes/draw-axes";
import { drawDots } from "@/components/charts/scatter/draw-scatter";
import type { Split } from "@/lib/learning/examples/split";
import { formatLoss } from "@/lib/learning/numbers/format";
import { inOwnUnit, scaleOf } from "@/lib/learning/numbers/scale";
import { type TableColumn, targetExtent } from "./example-space";

/**
 * Predictions against true values, in the target's own unit: on the diagonal the network is right.
 * `outputs`: its outputs on the validation split, then on the training split; null before there is a network.
 */
export function PredictedNumbers({
  train,
  validation,
  outputs,
  target,
}: {
  train: Split;
  validation: Split;
  outputs: Float32Array | null;
  target: TableColumn;
}) {
  const t = useTranslations("charts");
  const extent = useMemo(() => targetExtent([train, validation], target), [train, validation, target]);
  const draw = useCallback<DrawChart>(
    (context, size, palette) => {
      const { x, y } = drawAxes(context, size, palette, { across: extent, up: extent });
      context.beginPath();
      context.moveTo(x(extent.low), y(extent.low));
      context.lineTo(x(extent.high), y(extent.high));
      context.strokeStyle = palette.inkMuted;
      context.lineWidth = 2;
      context.stroke();
      if (outputs === null) return;
      // Predictions far out of range are drawn at the edge.
      const within = (value: number) => Math.max(extent.low, Math.min(extent.high, value));
      for (const split of [train, validation]) {
        const first = split === train ? validation.count : 0;
        drawDots(context, split === train ? "train" : "validation", palette, split.count, (example) => [
          x(inOwnUnit(split.labels[example]!, target)),
          y(within(inOwnUnit(outputs[first + example]!, target))),
        ]);
      }
    },
    [train, validation, outputs, target, extent],
  );
  const summary = useMemo(() => {
    if (outputs === null) return null;
    const squares = validation.labels.reduce((sum, label, row) => sum + (outputs[row]! - label) ** 2, 0);
    return {
      error: formatLoss(target.deviation * Math.sqrt(squares / validation.count)),
      spread: formatLoss(target.deviation * scaleOf([...validation.labels]).deviation),
    };
  }, [validation, outputs, target]);
  const caption = summary === null ? t("numbersUntrained") : t("predictions", summary);

  return (
    <figure className="flex size-full min-h-0 flex-col gap-2">
      <p className="text-ink-muted text-xs">{t("predicted", { target: target.name })}</p>
      <ChartCanvas draw={draw} label={caption} className="min-h-48 w-full flex-1" />
      <p className="text-end text-ink-muted text-xs">{t("actual", { target: target.name })}</p>
      <figcaption className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 text-ink-muted text-xs">
        <span className="flex items-center gap-1.5">
          <span className="h-0.5 w-4 rounded-full bg-ink-muted" aria-hidden="true" />
          <span>{t("perfect")}</span>
        </span>
        <DotMark filled tone="text-train" label={t("trainExamples")} />
        <DotMark tone="text-validation" label={t("validationExamples")} />
        <span className="basis-full text-center">{caption}</span>
      </figcaption>
    </figure>
  );
}
