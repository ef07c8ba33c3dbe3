"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { DotMark } from "@/components/charts/axes/class-shapes";
import { drawAxes } from "@/components/charts/axes/draw-axes";
import { drawDots } from "@/components/charts/scatter/draw-scatter";
import type { Split } from "@/lib/learning/examples/split";
import { formatLoss } from "@/lib/learning/numbers/format";
import { curveInputs, extentOf, labelExtent } from "./example-space";

/**
 * The curve that a network fits to examples with one input and a number as target.
 * `outputs`: its outputs on `curveInputs(extentOf([train, validation], 0, 1))`; null before there is a network.
 */
export function FittedCurve({
  train,
  validation,
  outputs,
  asked,
}: {
  train: Split;
  validation: Split;
  outputs: Float32Array | null;
  /** An input to point out, and what the network says there; null if that is not known. */
  asked?: { readonly input: number; readonly output: number | null };
}) {
  const t = useTranslations("charts");
  const across = useMemo(() => extentOf([train, validation], 0, 1), [train, validation]);
  const up = useMemo(() => labelExtent([train, validation]), [train, validation]);

  const draw = useCallback<DrawChart>(
    (context, { width, height }, palette) => {
      const { x, y } = drawAxes(context, { width, height }, palette, { across, up });
      for (const split of [validation, train]) {
        drawDots(context, split === train ? "train" : "validation", palette, split.count, (example) => [
          x(split.features[example]!),
          y(split.labels[example]!),
        ]);
      }
      if (asked) {
        context.beginPath();
        context.moveTo(x(asked.input), 0);
        context.lineTo(x(asked.input), height);
        context.strokeStyle = palette.accent;
        context.lineWidth = 2;
        context.stroke();
      }
      if (outputs === null) return;
      context.beginPath();
      curveInputs(across).forEach((input, index) => {
        // A diverging network leaves the chart, and a canvas cannot handle numbers that large.
        const at = Math.max(-height, Math.min(2 * height, y(outputs[index]!)));
        if (index === 0) context.moveTo(x(input), at);
        else context.lineTo(x(input), at);
      });
      context.lineJoin = "round";
      context.strokeStyle = palette.surface;
      context.lineWidth = 6;
      context.stroke();
      context.strokeStyle = palette.ink;
      context.lineWidth = 3;
      context.stroke();
      if (asked && asked.output !== null) {
        context.beginPath();
        context.arc(x(asked.input), y(asked.output), 7, 0, 2 * Math.PI);
        context.fillStyle = palette.accent;
        context.fill();
      }
    },
    [train, validation, outputs, asked, across, up],
  );

  return (
    <figure className="flex size-full min-h-0 flex-col gap-2">
      <ChartCanvas
        draw={draw}
        label={outputs === null ? t("fitUntrained") : t("fit", fitRange(outputs))}
        className="min-h-48 w-full flex-1"
      />
      <figcaption className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 text-ink-muted text-xs">
        <span className="flex items-center gap-1.5">
          <span className="h-0.75 w-4 rounded-full bg-ink" aria-hidden="true" />
          <span>{t("networkCurve")}</span>
        </span>
        <DotMark filled tone="text-train" label={t("trainExamples")} />
        <DotMark tone="text-validation" label={t("validationExamples")} />
      </figcaption>
    </figure>
  );
}

function fitRange(outputs: Float32Array): { low: string; high: string } {
  return { low: formatLoss(Math.min(...outputs)), high: formatLoss(Math.max(...outputs)) };
}
