"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { type ChartPalette, useChartPalette } from "./chart-palette";

/** Draws in CSS pixels on a cleared canvas. A slow drawing yields after each of its parts, so that they can be spread over several frames. */
export type DrawChart = (
  context: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  palette: ChartPalette,
) => Iterable<void> | void;

/** How long a drawing may work in one frame: the page has work of its own to do. */
const SHARE_MS = 3;
/** Drawing may take this share of the time: where it is slow, pictures are drawn less often, so that clicks are still answered at once. */
const SHARE = 0.35;

/**
 * A canvas that fills its box at the screen's resolution. It is redrawn when `draw`, the box's size or the theme changes. The
 * box gets its size from `className`. `label`: what the canvas shows, for screen readers. `fine`: many thin lines, redrawn many
 * times a second, which the CPU draws faster than the GPU of a typical school computer. `afterPage`: the drawing waits until the
 * page's new text has been painted and then spreads its parts over as many frames as they need; not for anything that moves in
 * every frame.
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
  /** An offscreen canvas, for CPU drawing or a drawing over several frames: it is copied to the visible one once complete. */
  const sketched = useRef<CanvasRenderingContext2D | null>(null);
  /** When the next drawing may begin. */
  const due = useRef(0);
  const palette = useChartPalette(canvas);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || palette === null) return;
    if (fine || afterPage)
      sketched.current ??= document.createElement("canvas").getContext("2d", { willReadFrequently: fine });
    const sketch = sketched.current;
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let abort = () => {};
    const took = (work: number) => {
      due.current = performance.now() + work / SHARE - work;
    };
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const scale = window.devicePixelRatio;
      return { width, height, scale, wide: Math.round(width * scale), tall: Math.round(height * scale) };
    };
    const paint = () => {
      const { width, height, scale, wide, tall } = measure();
      if (width === 0 || height === 0) return;
      const began = performance.now();
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
        return took(performance.now() - began);
      }
      // Setting the size, even to the same value, clears the canvas and whatever an aborted drawing left on it.
      sketch.canvas.width = wide;
      sketch.canvas.height = tall;
      const parts = partsOn(sketch);
      const show = () => {
        clear();
        context.drawImage(sketch.canvas, 0, 0);
      };
      if (afterPage) {
        const filled = () => void sketch.getImageData(0, 0, 1, 1);
        abort = inParts(parts, SHARE_MS, filled, (work) => {
          show();
          took(work);
        });
        return;
      }
      for (const _ of parts);
      show();
      took(performance.now() - began);
    };
    const request = (done: () => void) => {
      abort();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      const begin = () => {
        frame = requestAnimationFrame(done);
      };
      const wait = due.current - performance.now();
      if (wait > 0) timer = setTimeout(begin, wait);
      else begin();
    };
    // The observer also reports the initial size: without this check the first drawing would happen twice.
    const observer = new ResizeObserver(() => {
      const { wide, tall } = measure();
      if (element.width !== wide || element.height !== tall) request(paint);
    });
    observer.observe(element);
    request(afterPage ? () => request(paint) : paint);
    return () => {
      abort();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
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
 * Runs all `parts`, for about `shareMs` milliseconds now and in each following frame, then calls `done` with the milliseconds that they took together. `settle` is called after
 * each part and should finish any work the part only queued, so that it counts towards the time. Returns a function that aborts.
 */
export function inParts(
  parts: Iterable<void>,
  shareMs: number,
  settle: () => void,
  done: (work: number) => void,
): () => void {
  const steps = parts[Symbol.iterator]();
  let frame = 0;
  let worked = 0;
  const work = () => {
    const began = performance.now();
    do {
      if (steps.next().done) return done(worked + performance.now() - began);
      settle();
    } while (performance.now() - began < shareMs);
    worked += performance.now() - began;
    frame = requestAnimationFrame(work);
  };
  work();
  return () => cancelAnimationFrame(frame);
}
