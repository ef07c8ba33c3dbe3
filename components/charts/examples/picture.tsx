"use client";

import { type CSSProperties, useCallback, useLayoutEffect, useRef } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import type { PixelInks } from "@/components/charts/axes/chart-palette";
import { paintSigns } from "@/components/charts/axes/paint-pixels";
import { cn } from "@/components/ui/class-names";
import type { Numbers } from "@/lib/learning/examples/split";

/** A picture of rows × columns shades, 0 (paper) to 1 (ink), in the page's text colour. */
export function Picture({
  pixels,
  rows,
  columns,
  label,
  className,
}: {
  pixels: Numbers;
  rows: number;
  columns: number;
  label: string;
  className?: string;
}) {
  const draw = useCallback<DrawChart>(
    (context, { width, height }, palette) => {
      context.fillStyle = palette.ink;
      const wide = width / columns;
      const tall = height / rows;
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const shade = pixels[row * columns + column]!;
          if (shade <= 0.02) continue;
          context.globalAlpha = Math.min(1, shade);
          // Whole edges, so that no seam shows between neighbours.
          const left = Math.floor(column * wide);
          const top = Math.floor(row * tall);
          context.fillRect(
            left,
            top,
            Math.floor((column + 1) * wide) - left,
            Math.floor((row + 1) * tall) - top,
          );
        }
      }
    },
    [pixels, rows, columns],
  );
  return <ChartCanvas draw={draw} label={label} className={className} />;
}

/**
 * Rows × columns numbers as a picture of as many pixels, each the stronger the further from zero, in the colour of its sign.
 * `scale`: the magnitude drawn at full strength. `inSigns` false: shades in the page's text colour. Cheap enough to draw dozens,
 * ten times a second.
 */
export function PixelPicture({
  pixels,
  rows,
  columns,
  scale,
  inSigns = true,
  inks,
  label,
  className,
  style,
}: {
  pixels: Numbers;
  rows: number;
  columns: number;
  scale: number;
  inSigns?: boolean;
  inks: PixelInks | null;
  /** What it shows, for screen readers; left out if the surrounding text says it. */
  label?: string;
  className?: string;
  style?: CSSProperties;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d", { willReadFrequently: true });
    if (!context || inks === null) return;
    const image = context.createImageData(columns, rows);
    paintSigns(
      pixels,
      { scale, strongest: 255 },
      inSigns ? inks : { positive: inks.ink, negative: inks.ink },
      image.data,
    );
    context.putImageData(image, 0, 0);
  }, [pixels, rows, columns, scale, inSigns, inks]);
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined}
      className={cn("border border-line bg-surface [image-rendering:pixelated]", className)}
      style={style}
    />
  );
}
