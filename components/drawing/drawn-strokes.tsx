import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { type SentStrokes, sketchOf } from "@/lib/learning/drawing/sent-drawing";
import { outlineOf, PAD_UNITS } from "./pad-strokes";

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
      viewBox={`0 0 ${PAD_UNITS} ${PAD_UNITS}`}
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
