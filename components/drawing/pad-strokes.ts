import { getStroke } from "perfect-freehand";
import type { OwnDrawing } from "@/lib/learning/drawing/own-drawing";
import type { Point, Stroke } from "@/lib/learning/drawing/sketch";

/** The side of a pad in the units of its paths. */
export const PAD_UNITS = 1000;
/** How thick a line is on the pad, in these units: about as thick as in the pictures of digits, where a drawing fills most of the pad. */
const THICKNESS = 72;
/** Nearer to the last point than this, a point adds nothing to a picture of 28 pixels. In pads. */
const NEAREST = 1 / 250;
/** Points on a pad: some 500 lines, which are turned into a picture within a frame. */
const MOST_POINTS = 20_000;

export function isFull({ strokes }: OwnDrawing): boolean {
  return strokes.reduce((sum, { length }) => sum + length, 0) >= MOST_POINTS;
}

/** The drawing with a new line that begins here; the same if there is no room for more. */
export function begun(drawing: OwnDrawing, point: Point): OwnDrawing {
  return isFull(drawing) ? drawing : { ...drawing, strokes: [...drawing.strokes, [point]] };
}

/** The drawing with its last line continued; the same if the points are where it ends, or there is no room for more. */
export function continued(drawing: OwnDrawing, points: readonly Point[]): OwnDrawing {
  const last = drawing.strokes.at(-1);
  if (!last || isFull(drawing)) return drawing;
  const longer = [...last];
  for (const point of points) {
    const end = longer.at(-1)!;
    if (Math.hypot(point.x - end.x, point.y - end.y) >= NEAREST) longer.push(point);
  }
  if (longer.length === last.length) return drawing;
  return { ...drawing, strokes: [...drawing.strokes.slice(0, -1), longer] };
}

/** The drawing without its last line. */
export function undone(drawing: OwnDrawing): OwnDrawing {
  return { ...drawing, strokes: drawing.strokes.slice(0, -1) };
}

/** The outline of a line as an SVG path, in PAD_UNITS; as thick as the pen pressed. */
export function outlineOf(stroke: Stroke): string {
  const points = stroke.map(({ x, y, pressure = 0.5 }) => [PAD_UNITS * x, PAD_UNITS * y, pressure]);
  const outline = getStroke(points, {
    ...{ size: THICKNESS, thinning: 0.5, smoothing: 0.5, streamline: 0.25 },
    ...{ simulatePressure: false, last: true },
  });
  if (outline.length === 0) return "";
  const at = (index: number) => outline[index % outline.length]!;
  const middle = (index: number) =>
    [0, 1].map((axis) => ((at(index)[axis]! + at(index + 1)[axis]!) / 2).toFixed(1)).join(" ");
  const curves = outline.map(([x, y], index) => `Q${x.toFixed(1)} ${y.toFixed(1)} ${middle(index)}`);
  return `M${middle(outline.length - 1)}${curves.join("")}Z`;
}
