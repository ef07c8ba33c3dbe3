import type { Spot } from "./trace-geometry";
import type { TraceLink } from "./trace-links";

type Line = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** Lines of one look: colour, width and dash are set for hundreds of lines a handful of times. */
export type LinkStroke = {
  readonly sign: TraceLink["sign"];
  readonly level: number;
  readonly lines: readonly Line[];
};

/** Widths in CSS pixels, from next to nothing to the largest. */
export const LINK_WIDTHS = [0.4, 0.8, 1.3, 2, 3, 4.2] as const;

/** The lines of one gap, thin ones first. `largest`: the size that is drawn widest. */
export function linkStrokes(
  links: readonly TraceLink[],
  from: readonly Spot[],
  to: readonly Spot[],
  largest: number,
): LinkStroke[] {
  const strokes = new Map<string, LinkStroke & { readonly lines: Line[] }>();
  for (const link of links) {
    const level = linkLevel(link.size, largest);
    const key = `${link.sign} ${level}`;
    let stroke = strokes.get(key);
    if (!stroke) {
      stroke = { sign: link.sign, level, lines: [] };
      strokes.set(key, stroke);
    }
    const [start, end] = [from[link.from], to[link.to]];
    stroke.lines.push({ x1: start.x + start.half, y1: start.y, x2: end.x - end.half, y2: end.y });
  }
  return [...strokes.values()].sort((one, other) => one.level - other.level);
}

/** Roots, so that what is a hundredth of the largest can still be seen. */
export function linkLevel(size: number, largest: number): number {
  if (!(size > 0) || !(largest > 0)) return 0;
  return Math.round((LINK_WIDTHS.length - 1) * Math.sqrt(Math.min(1, size / largest)));
}
