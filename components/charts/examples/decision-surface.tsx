"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { ClassMark, DotMark } from "@/components/charts/axes/class-shapes";
import { guessOf } from "@/lib/learning/examples/guess";
import type { Split } from "@/lib/learning/examples/split";
import { drawPoints, surfacePicture } from "./draw-surface";
import { planeExtent } from "./example-space";

/**
 * A network's guess at every point of the plane, under the training examples (filled) and the validation examples (hollow).
 * `logits`: its outputs on `planeGrid(planeExtent([train, validation]))`; null before there is a network. `classes`: names, by label.
 */
export function DecisionSurface({
  train,
  validation,
  logits,
  classes,
  children,
}: {
  train: Split;
  validation: Split;
  logits: Float32Array | null;
  classes: readonly string[];
  /** Lies over the plane. */
  children?: ReactNode;
}) {
  const t = useTranslations("charts");
  const extent = useMemo(() => planeExtent([train, validation]), [train, validation]);

  const draw = useCallback<DrawChart>(
    (context, { width, height }, palette) => {
      const size = Math.min(width, height);
      context.translate((width - size) / 2, (height - size) / 2);
      context.beginPath();
      context.roundRect(0, 0, size, size, 8);
      context.clip();
      const picture = logits && surfacePicture(logits, classes.length, palette.classes);
      if (picture) {
        context.imageSmoothingEnabled = true;
        context.imageSmoothingQuality = "high";
        context.drawImage(picture, 0, 0, size, size);
      }
      const look = { colours: palette.classes, edge: palette.surface };
      const radius = Math.max(2, size / 130);
      drawPoints(context, size, extent, validation, { ...look, filled: false, radius: radius * 0.8 });
      drawPoints(context, size, extent, train, { ...look, filled: true, radius: radius * 1.15 });
      context.strokeStyle = palette.line;
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(0, 0, size, size, 8);
      context.stroke();
    },
    [train, validation, logits, classes.length, extent],
  );

  return (
    <figure className="flex size-full min-h-0 flex-col gap-2">
      <ChartCanvas draw={draw} label={summaryOf(t, logits, classes)} className="min-h-48 w-full flex-1">
        {children}
      </ChartCanvas>
      <figcaption className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 text-ink-muted text-xs">
        {classes.map((name, label) => (
          <span key={name} className="flex items-center gap-1.5">
            <ClassMark label={label} />
            <span>{name}</span>
          </span>
        ))}
        <DotMark filled label={t("trainExamples")} />
        <DotMark label={t("validationExamples")} />
      </figcaption>
    </figure>
  );
}

/** The chart in one sentence: the share of the plane guessed as each class. */
function summaryOf(
  t: ReturnType<typeof useTranslations<"charts">>,
  logits: Float32Array | null,
  classes: readonly string[],
): string {
  if (logits === null) return t("surfaceUntrained");
  const shares = planeShares(logits, classes.length).map((share, label) =>
    t("share", { name: classes[label]!, percent: Math.round(100 * share) }),
  );
  return t("surface", { shares: shares.join(", ") });
}

/** The share of the plane (0–1) that a network assigns to each class, by label. `logits`: cells × classes. */
export function planeShares(logits: Float32Array, classes: number): number[] {
  const cells = logits.length / classes;
  const counts = new Array<number>(classes).fill(0);
  for (let cell = 0; cell < cells; cell++) counts[guessOf(logits, cell, classes).label]!++;
  return counts.map((count) => count / cells);
}
