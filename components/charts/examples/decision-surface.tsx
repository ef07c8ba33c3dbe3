"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { ClassMark, DotMark } from "@/components/charts/axes/class-shapes";
import { guessOf } from "@/lib/learning/examples/guess";
import type { Split } from "@/lib/learning/examples/split";
import { drawPoints, surfacePicture } from "./draw-surface";
import { type Extent, planeExtent } from "./example-space";

/**
 * A network's guess at every point of the plane, under the training examples (filled) and the validation examples (hollow).
 * `logits`: its outputs on `planeGrid(planeExtent([train, validation]))`; null before there is a network. `classes`: names, by label.
 */
export const DecisionSurface = memo(function DecisionSurface({
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

  const marks = useMemo(() => marksOf(train, validation, extent), [train, validation, extent]);
  const draw = useMemo<DrawChart>(
    () =>
      (context, { width, height }, palette) => {
        const size = Math.min(width, height);
        const scale = context.getTransform().a;
        // On whole pixels of the screen, where pictures stay sharp.
        const start = (room: number) => Math.round((scale * (room - size)) / 2) / scale;
        context.translate(start(width), start(height));
        context.beginPath();
        context.roundRect(0, 0, size, size, 8);
        context.clip();
        const picture = logits && surfacePicture(logits, classes.length, palette.classes);
        if (picture) {
          context.imageSmoothingEnabled = true;
          context.imageSmoothingQuality = "high";
          context.drawImage(picture, 0, 0, size, size);
        }
        const drawn = marks(size, scale, palette);
        if (drawn) context.drawImage(drawn, 0, 0, drawn.width / scale, drawn.height / scale);
        context.strokeStyle = palette.line;
        context.lineWidth = 2;
        context.beginPath();
        context.roundRect(0, 0, size, size, 8);
        context.stroke();
      },
    [logits, classes.length, marks],
  );
  const label = useMemo(() => summaryOf(t, logits, classes), [t, logits, classes]);

  return (
    <figure className="flex size-full min-h-0 flex-col gap-2">
      <ChartCanvas draw={draw} label={label} className="min-h-48 w-full flex-1">
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
});

/**
 * The examples of both splits on a transparent picture of size × size CSS pixels at `scale`. The network changes several times a second and its examples never, so
 * that they are drawn once for each size and theme.
 */
function marksOf(train: Split, validation: Split, extent: Extent) {
  let known: { key: string; palette: ChartPalette; picture: HTMLCanvasElement } | null = null;
  return (size: number, scale: number, palette: ChartPalette): HTMLCanvasElement | null => {
    const key = `${size} ${scale}`;
    if (known?.key === key && known.palette === palette) return known.picture;
    const picture = document.createElement("canvas");
    picture.width = Math.ceil(size * scale);
    picture.height = picture.width;
    const context = picture.getContext("2d");
    if (context === null) return null;
    context.scale(scale, scale);
    const look = { colours: palette.classes, edge: palette.surface };
    const radius = Math.max(2, size / 130);
    drawPoints(context, size, extent, validation, { ...look, filled: false, radius: radius * 0.8 });
    drawPoints(context, size, extent, train, { ...look, filled: true, radius: radius * 1.15 });
    known = { key, palette, picture };
    return picture;
  };
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
