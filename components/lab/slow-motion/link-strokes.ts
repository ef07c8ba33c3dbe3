import type { Spot } from "./trace-geometry";
import type { TraceLink } from "./trace-links";

/** Lines of one look, as one path: hundreds of lines are drawn with a handful of elements. */
export type LinkStroke = { readonly sign: TraceLink["sign"]; readonly level: number; readonly path: string };

/** Widths in CSS pixels, from next to nothing to the largest. */
export const LINK_WIDTHS = [0.4, 0.8, 1.3, 2, 3, 4.2] as const;

/** The lines of one gap, thin ones first. `largest`: the size that is drawn widest. */
export function linkStrokes(
  links: readonly TraceLink[],
  from: readonly Spot[],
  to: readonly Spot[],
  largest: number,
): LinkStroke[] {
  const paths = new Map<string, LinkStroke>();
  for (const link of links) {
    const level = linkLevel(link.size, largest);
    const [start, end] = [from[link.from], to[link.to]];
    const line = `M${round(start.x + start.half)} ${round(start.y)}L${round(end.x - end.half)} ${round(end.y)}`;
    const key = `${link.sign} ${level}`;
    const path = (paths.get(key)?.path ?? "") + line;
    paths.set(key, { sign: link.sign, level, path });
  }
  return [...paths.values()].sort((one, other) => one.level - other.level);
}

/** Roots, so that what is a hundredth of the largest can still be seen. */
export function linkLevel(size: number, largest: number): number {
  if (!(size > 0) || !(largest > 0)) return 0;
  return Math.round((LINK_WIDTHS.length - 1) * Math.sqrt(Math.min(1, size / largest)));
}

function round(length: number): number {
  return Math.round(10 * length) / 10;
}
