"use client";

import { useEffect, useRef } from "react";
import { surfacePicture } from "@/components/charts/examples/draw-surface";

/** Points on each side of the grid that every network of the class is asked about. */
export const TILE_GRID = 24;
/** Pixels on each side: sharp enough on a wall, and painted only when the network is another one. */
export const TILE_PIXELS = 176;

/**
 * One network's surface, small, under the training examples. `outputs`: TILE_GRID² × classes. `points`: the examples, drawn once for all tiles at
 * their size.
 */
export function SurfaceTile({
  outputs,
  classes,
  colours,
  points,
  label,
}: {
  outputs: Float32Array;
  classes: number;
  /** By label. */
  colours: readonly string[];
  points: CanvasImageSource;
  label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const picture = surfacePicture(outputs, classes, colours, TILE_GRID);
    if (!context || !picture) return;
    context.clearRect(0, 0, TILE_PIXELS, TILE_PIXELS);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, TILE_PIXELS, TILE_PIXELS);
    context.drawImage(points, 0, 0);
  }, [outputs, classes, colours, points]);
  return (
    <canvas
      ref={canvas}
      width={TILE_PIXELS}
      height={TILE_PIXELS}
      role="img"
      aria-label={label}
      className="aspect-square w-full rounded-control border border-line"
    />
  );
}
