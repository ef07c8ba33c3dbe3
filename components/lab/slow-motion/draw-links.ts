import type { ChartPalette } from "@/components/charts/chart-palette";
import { LINK_WIDTHS, linkStrokes } from "./link-strokes";
import type { Spot } from "./trace-geometry";
import type { TraceLink } from "./trace-links";

/** The lines of one gap, look by look: full above zero, dashed below, and grey where they stand for many numbers or for none. */
export function* drawLinks(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  links: readonly TraceLink[],
  from: readonly Spot[],
  to: readonly Spot[],
  largest: number,
): Generator<void> {
  const seen = context.globalAlpha;
  for (const { sign, level, lines } of linkStrokes(links, from, to, largest)) {
    const tone = sign < 0 ? palette.negative : sign > 0 ? palette.positive : palette.inkMuted;
    context.strokeStyle = level === 0 ? palette.inkMuted : tone;
    context.lineWidth = LINK_WIDTHS[level];
    context.globalAlpha = seen * (level === 0 ? 0.3 : 0.3 + 0.1 * level);
    context.setLineDash(sign < 0 && level > 0 ? [5, 3] : []);
    // A path of one line is drawn in half the time of its share in a path of all, and dashes along an axis in three quarters of that of others.
    for (const { x1, y1, x2, y2 } of lines) {
      const length = Math.hypot(x2 - x1, y2 - y1);
      const [cos, sin] = [(x2 - x1) / length, (y2 - y1) / length];
      context.save();
      context.transform(cos, sin, -sin, cos, x1, y1);
      context.beginPath();
      context.moveTo(0, 0);
      context.lineTo(length, 0);
      context.stroke();
      context.restore();
    }
    yield;
  }
  context.setLineDash([]);
  context.globalAlpha = seen;
}
