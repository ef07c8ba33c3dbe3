import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { type SentStrokes, sketchOf } from "@/lib/learning/drawing/sent-drawing";
import type { Stroke } from "@/lib/learning/drawing/sketch";
import { PAD_UNITS } from "./pad-strokes";

/** How thick a line is, as on the pad, and half of that, in the units of its paths. */
const THICKNESS = 72;
const MARGIN = THICKNESS / 2;

/** A drawing as it was drawn on its pad. `label`: what it is, for screen readers. */
export const DrawnStrokes = memo(function DrawnStrokes({
  strokes,
  label,
  className,
}: {
  strokes: SentStrokes;
  label: string;
  className?: string;
}) {
  return (
    <svg
      // A line at the edge of the pad is whole.
      viewBox={`${-MARGIN} ${-MARGIN} ${PAD_UNITS + 2 * MARGIN} ${PAD_UNITS + 2 * MARGIN}`}
      role="img"
      aria-label={label}
      className={cn("aspect-square fill-none stroke-ink", className)}
    >
      {sketchOf(strokes).map((stroke, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place
          key={index}
          d={pathOf(stroke)}
          strokeWidth={THICKNESS}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
});

/** Straight from point to point, as a network gets it: an outline as on the pad needs more points than are sent. A single point is a dot. */
function pathOf(stroke: Stroke): string {
  const points = stroke.map(({ x, y }) => `${Math.round(PAD_UNITS * x)} ${Math.round(PAD_UNITS * y)}`);
  return `M${points.join("L")}${points.length === 1 ? "h0" : ""}`;
}
