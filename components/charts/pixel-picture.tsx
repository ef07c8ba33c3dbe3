"use client";

import { type CSSProperties, useLayoutEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import type { PixelInks } from "./pixel-inks";

/**
 * Rows × columns numbers as a picture of as many pixels, each the stronger the further from zero, in the ink of its sign. `scale`: the
 * size that is drawn fully. `inSigns` false: shades of a drawing, in the page's own ink. Cheap enough for dozens, ten times a second.
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
  pixels: Float32Array;
  rows: number;
  columns: number;
  scale: number;
  inSigns?: boolean;
  inks: PixelInks | null;
  /** What it shows, for who cannot see it; left out where its surroundings say it. */
  label?: string;
  className?: string;
  style?: CSSProperties;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d", { willReadFrequently: true });
    if (!context || inks === null) return;
    const image = context.createImageData(columns, rows);
    const { data } = image;
    for (let at = 0; at < rows * columns; at++) {
      const value = pixels[at];
      const ink = inSigns ? (value < 0 ? inks.negative : inks.positive) : inks.ink;
      data[4 * at] = ink[0];
      data[4 * at + 1] = ink[1];
      data[4 * at + 2] = ink[2];
      data[4 * at + 3] = scale > 0 ? 255 * Math.min(1, Math.abs(value) / scale) : 0;
    }
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
