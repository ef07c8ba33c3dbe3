"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { type ChartPalette, useChartPalette } from "./chart-palette";

/** Draws in CSS pixels on a canvas that has been cleared. */
export type DrawChart = (
  context: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  palette: ChartPalette,
) => void;

/**
 * A canvas as large as its box and as fine as the screen, drawn again when `draw` is another function, when the box changes
 * its size and when the theme changes. `label`: what it shows, for who cannot see it. The box's size comes from `className`. `fine`: it is
 * made of many thin lines, many times a second; the processor draws those sooner than the graphics of a school's computer. `afterPage`: it waits
 * until the page's new words are painted, and has the next frame to itself, so that neither of the two is late; not for what moves at every frame.
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
  const palette = useChartPalette(canvas);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d", { willReadFrequently: fine });
    if (!element || !context || palette === null) return;
    let frame = 0;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const scale = window.devicePixelRatio;
      return { width, height, scale, wide: Math.round(width * scale), tall: Math.round(height * scale) };
    };
    const paint = () => {
      const { width, height, scale, wide, tall } = measure();
      if (element.width !== wide) element.width = wide;
      if (element.height !== tall) element.height = tall;
      context.save();
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, width, height);
      if (width > 0 && height > 0) draw(context, { width, height }, palette);
      context.restore();
    };
    const request = (done: () => void) => {
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
