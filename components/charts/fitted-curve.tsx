"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { formatLoss } from "@/lib/learning/format";
import type { Split } from "@/lib/learning/split";
import { tickLabel, ticksOf } from "./axis-ticks";
import { ChartCanvas, type DrawChart } from "./chart-canvas";
import { DotMark } from "./dot-mark";
import { curveInputs, type Extent, extentOf, labelExtent } from "./example-space";

/**
 * The curve a network draws through examples of one input and one number.
 * `outputs`: its outputs on `curveInputs(extentOf([train, validation], 0, 1))`, or null before there is a network.
 */
export function FittedCurve({
  train,
  validation,
  outputs,
}: {
  train: Split;
  validation: Split;
  outputs: Float32Array | null;
}) {
  const t = useTranslations("charts");
  const across = useMemo(() => extentOf([train, validation], 0, 1), [train, validation]);
  const up = useMemo(() => labelExtent([train, validation]), [train, validation]);

  const draw = useCallback<DrawChart>(
    (context, { width, height }, palette) => {
      const inset = { left: 34, right: 8, top: 8, bottom: 22 };
      const wide = width - inset.left - inset.right;
      const tall = height - inset.top - inset.bottom;
      const x = (value: number) => inset.left + ((value - across.low) / (across.high - across.low)) * wide;
      const y = (value: number) => inset.top + ((up.high - value) / (up.high - up.low)) * tall;
      context.font = `${palette.fontSize}px ${palette.fontFamily}`;
      context.fillStyle = palette.inkMuted;
      context.strokeStyle = palette.line;
      context.textBaseline = "middle";
      context.textAlign = "right";
      for (const tick of signedTicks(up, Math.max(2, Math.floor(tall / 60)))) {
        context.fillText(signedLabel(tick), inset.left - 8, y(tick));
        context.beginPath();
        context.moveTo(inset.left, Math.round(y(tick)) + 0.5);
        context.lineTo(width - inset.right, Math.round(y(tick)) + 0.5);
        context.stroke();
      }
      context.textAlign = "center";
      for (const tick of signedTicks(across, Math.max(2, Math.floor(wide / 90))))
        context.fillText(signedLabel(tick), x(tick), height - 8);
      context.beginPath();
      context.rect(inset.left, inset.top, wide, tall);
      context.clip();
      dots(context, validation, x, y, { colour: palette.validation, filled: false, edge: palette.surface });
      dots(context, train, x, y, { colour: palette.train, filled: true, edge: palette.surface });
      if (outputs === null) return;
      context.beginPath();
      curveInputs(across).forEach((input, index) => {
        // A network that diverges draws off the page; a canvas does not like numbers that large.
        const at = Math.max(-height, Math.min(2 * height, y(outputs[index])));
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
    },
    [train, validation, outputs, across, up],
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
          {t("networkCurve")}
        </span>
        <DotMark filled tone="text-train" label={t("trainExamples")} />
        <DotMark tone="text-validation" label={t("validationExamples")} />
      </figcaption>
    </figure>
  );
}

function dots(
  context: CanvasRenderingContext2D,
  { count, features, labels }: Split,
  x: (value: number) => number,
  y: (value: number) => number,
  look: { colour: string; filled: boolean; edge: string },
) {
  for (let example = 0; example < count; example++) {
    context.beginPath();
    context.arc(x(features[example]), y(labels[example]), look.filled ? 4 : 2.4, 0, 2 * Math.PI);
    context.lineWidth = look.filled ? 1.5 : 1;
    context.strokeStyle = look.filled ? look.edge : look.colour;
    context.globalAlpha = look.filled ? 1 : 0.55;
    context.stroke();
    context.fillStyle = look.colour;
    if (look.filled) context.fill();
  }
  context.globalAlpha = 1;
}

function signedTicks({ low, high }: Extent, count: number): number[] {
  return ticksOf({ low, high, log: false }, count);
}

function signedLabel(value: number): string {
  return value < 0 ? `−${tickLabel(-value)}` : tickLabel(value);
}

function fitRange(outputs: Float32Array): { low: string; high: string } {
  return { low: formatLoss(Math.min(...outputs)), high: formatLoss(Math.max(...outputs)) };
}
