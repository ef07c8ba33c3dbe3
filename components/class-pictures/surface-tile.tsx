"use client";

import { useEffect, useRef } from "react";
import type { ChartPalette } from "@/components/charts/chart-palette";
import { drawPoints, surfacePicture } from "@/components/charts/draw-surface";
import type { Extent } from "@/components/charts/example-space";
import type { Split } from "@/lib/learning/split";

/** Points on each side of the grid that every network of the class is asked about. */
export const TILE_GRID = 24;
/** Pixels on each side: sharp enough on a wall, and painted only when the network is another one. */
const PIXELS = 176;

/** One network's surface, small, under the training examples. `outputs`: TILE_GRID² × classes. */
export function SurfaceTile({
  outputs,
  classes,
  train,
  extent,
  palette,
  label,
}: {
  outputs: Float32Array;
  classes: number;
  train: Split;
  extent: Extent;
  palette: ChartPalette;
  label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const picture = surfacePicture(outputs, classes, palette.classes, TILE_GRID);
    if (!context || !picture) return;
    context.clearRect(0, 0, PIXELS, PIXELS);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, PIXELS, PIXELS);
    const look = { filled: true, radius: 2.4, colours: palette.classes, edge: palette.surface };
    drawPoints(context, PIXELS, extent, train, look);
  }, [outputs, classes, train, extent, palette]);
  return (
    <canvas
      ref={canvas}
      width={PIXELS}
      height={PIXELS}
      role="img"
      aria-label={label}
      className="aspect-square w-full rounded-control border border-line"
    />
  );
}
