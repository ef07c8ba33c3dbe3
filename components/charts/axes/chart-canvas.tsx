"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { type ChartPalette, useChartPalette } from "./chart-palette";

/** Draws in CSS pixels on a canvas that has been cleared. What takes long gives its parts one by one, so that no frame has to have them all. */
export type DrawChart = (
  context: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  palette: ChartPalette,
) => Iterable<void> | void;

/** What a drawing takes of one frame at most: the page has work of its own to do in it. */
const SHARE_MS = 3;

/**
 * A canvas as large as its box and as fine as the screen, drawn again when `draw` is another function, when the box changes
 * its size and when the theme changes. `label`: what it shows, for who cannot see it. The box's size comes from `className`. `fine`: it is
 * made of many thin lines, many times a second; the processor draws those sooner than the graphics of a school's computer. `afterPage`: it waits
 * until the page's new words are painted, and has the next frames to itself, as many as its parts take, so that none of them is late; not for what
 * moves at every frame.
 */
export function ChartCanvas({
  draw,
  label,
  className,
  fine = false,
  afterPage = false,
  children,
}: {
  draw: DrawChart;
  label: string;
  className?: string;
  fine?: boolean;
  afterPage?: boolean;
  children?: ReactNode;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  /** Out of sight, for what the processor draws or what takes several frames: once whole, it is handed to the graphics. */
  const sketched = useRef<CanvasRenderingContext2D | null>(null);
  const palette = useChartPalette(canvas);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || palette === null) return;
    if (fine || afterPage)
      sketched.current ??= document.createElement("canvas").getContext("2d", { willReadFrequently: fine });
    const sketch = sketched.current;
    let frame = 0;
    let breakOff = () => {};
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const scale = window.devicePixelRatio;
      return { width, height, scale, wide: Math.round(width * scale), tall: Math.round(height * scale) };
    };
    const paint = () => {
      const { width, height, scale, wide, tall } = measure();
      if (width === 0 || height === 0) return;
      const partsOn = (on: CanvasRenderingContext2D) => {
        on.setTransform(scale, 0, 0, scale, 0, 0);
        return draw(on, { width, height }, palette) ?? [];
      };
      const clear = () => {
        if (element.width !== wide) element.width = wide;
        if (element.height !== tall) element.height = tall;
        context.clearRect(0, 0, wide, tall);
      };
      if (sketch === null) {
        clear();
        context.save();
        for (const _ of partsOn(context));
        context.restore();
        return;
      }
      // A canvas that is given a size, even the one it has, is blank and as new, whatever was broken off on it.
      sketch.canvas.width = wide;
      sketch.canvas.height = tall;
      const parts = partsOn(sketch);
      const show = () => {
        clear();
        context.drawImage(sketch.canvas, 0, 0);
      };
      if (afterPage) {
        const filled = () => void sketch.getImageData(0, 0, 1, 1);
        breakOff = inParts(parts, SHARE_MS, filled, show);
        return;
      }
      for (const _ of parts);
      show();
    };
    const request = (done: () => void) => {
      breakOff();
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(done);
    };
    // An observer also tells of the size that it finds: what has been drawn at that size would be drawn twice.
    const observer = new ResizeObserver(() => {
      const { wide, tall } = measure();
      if (element.width !== wide || element.height !== tall) request(paint);
    });
    observer.observe(element);
    request(afterPage ? () => request(paint) : paint);
    return () => {
      breakOff();
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [draw, palette, fine, afterPage]);

  return (
    <div dir="ltr" className={cn("relative text-xs", className)}>
      <canvas ref={canvas} role="img" aria-label={label} className="absolute inset-0 size-full" />
      {children}
    </div>
  );
}

/**
 * Does all `parts`, the first ones at once, and after `shareMs` milliseconds the rest in the next frame, and so on; then `done`. `settle`:
 * called after each, so that what it only set down to be done later is done, and counted. Returns what breaks it off.
 */
export function inParts(
  parts: Iterable<void>,
  shareMs: number,
  settle: () => void,
  done: () => void,
): () => void {
  const steps = parts[Symbol.iterator]();
  let frame = 0;
  const go = () => {
    const began = performance.now();
    do {
      if (steps.next().done) return done();
      settle();
    } while (performance.now() - began < shareMs);
    frame = requestAnimationFrame(go);
  };
  go();
  return () => cancelAnimationFrame(frame);
}
