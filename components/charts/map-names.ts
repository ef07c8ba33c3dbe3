import type { ValleyStop } from "@/lib/learning/training/valley";
import type { AxisPlaces } from "./axes/draw-axes";
import type { ValleyPlot } from "./valley/valley-plot";

/** From a place to its name: above, below, beside. */
export const ABOVE = [0, -13] as const;
export const BELOW = [0, 15] as const;
export const BESIDE = [[28, 0] as const, [-28, 0] as const];
/** Half of what a name takes. */
const NAME = { wide: 20, tall: 9 };

/** In CSS pixels of the drawing. */
export type Spot = readonly [across: number, down: number];
export type Name = { readonly text: string; readonly at: Spot };

/** The drawn path as spots close to each other. */
export function wayOf(path: readonly ValleyStop[], { x, y }: Pick<AxisPlaces, "x" | "y">): Spot[] {
  const stops = path.map((stop): Spot => [x(stop.x), y(stop.y)]);
  return stops.flatMap(([across, down], index): Spot[] => {
    const [beforeAcross, beforeDown] = stops[Math.max(0, index - 1)];
    const pieces = Math.ceil(Math.hypot(across - beforeAcross, down - beforeDown) / 6);
    return Array.from({ length: Math.max(1, pieces) }, (_, piece) => {
      const part = pieces === 0 ? 1 : (piece + 1) / pieces;
      return [beforeAcross + part * (across - beforeAcross), beforeDown + part * (down - beforeDown)];
    });
  });
}

/** Where, of these shifts from a place, a name on the map hides least of the way; the first of equals. */
export function aside(
  [across, down]: Spot,
  shifts: readonly Spot[],
  way: readonly Spot[],
  plot: Pick<ValleyPlot, "across" | "up">,
  { x, y }: Pick<AxisPlaces, "x" | "y">,
): Spot {
  const hidden = ([left, top]: Spot) =>
    left - NAME.wide < x(plot.across.low) ||
    left + NAME.wide > x(plot.across.high) ||
    top - NAME.tall < y(plot.up.high) ||
    top + NAME.tall > y(plot.up.low)
      ? Number.POSITIVE_INFINITY
      : way.filter((spot) => Math.abs(spot[0] - left) < NAME.wide && Math.abs(spot[1] - top) < NAME.tall)
          .length;
  const spots = shifts.map((shift): Spot => [across + shift[0], down + shift[1]]);
  return spots.reduce((best, spot) => (hidden(spot) < hidden(best) ? spot : best));
}
