"use client";

import { useCallback } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";

/** One drawing of rows × columns shades, 0 (paper) to 1 (ink), drawn in the page's own ink. */
export function Picture({
  pixels,
  rows,
  columns,
  label,
  className,
}: {
  pixels: Float32Array;
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
          const shade = pixels[row * columns + column];
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
