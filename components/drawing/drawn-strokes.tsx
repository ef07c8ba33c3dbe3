import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { type SentStrokes, sketchOf } from "@/lib/learning/drawing/sent-drawing";
import { outlineOf, PAD_UNITS } from "./pad-strokes";

/** Half a line, in the units of its paths. */
const MARGIN = 40;

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
      className={cn("aspect-square fill-ink", className)}
    >
      {sketchOf(strokes).map((stroke, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place
        <path key={index} d={outlineOf(stroke)} />
      ))}
    </svg>
  );
});
