import type { Point, Sketch } from "./sketch";

/**
 * A drawing as it is sent and stored: for each stroke the whole numbers x, y, x, y … of its points, from 0 to `PAD` across the pad, right and down. A
 * stroke of one point is a dot.
 */
export type SentStrokes = readonly (readonly number[])[];

/** The largest coordinate: the pad is finer than any picture that is made of it. */
export const PAD = 1023;
/** A careful drawing has some twenty strokes and, once it is thinned, some two hundred points. */
export const MAX_STROKES = 100;
export const MAX_POINTS = 1_000;

/** Why something that was sent is no drawing. */
export type DrawingFault = "drawing-empty" | "drawing-too-long" | "drawing-off-pad";

/** Null if these strokes are a drawing. */
export function drawingFault(strokes: SentStrokes): DrawingFault | null {
  if (strokes.length === 0 || strokes.every((stroke) => stroke.length < 2)) return "drawing-empty";
  const numbers = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  if (strokes.length > MAX_STROKES || numbers > 2 * MAX_POINTS) return "drawing-too-long";
  const isOnPad = (at: number) => Number.isInteger(at) && at >= 0 && at <= PAD;
  const isStroke = (stroke: readonly number[]) => stroke.length >= 2 && stroke.length % 2 === 0;
  return strokes.every((stroke) => isStroke(stroke) && stroke.every(isOnPad)) ? null : "drawing-off-pad";
}

/** The strokes on a pad from 0 to 1. */
export function sketchOf(strokes: SentStrokes): Sketch {
  return strokes.map((stroke) =>
    Array.from({ length: stroke.length / 2 }, (_, point) => ({
      x: stroke[2 * point]! / PAD,
      y: stroke[2 * point + 1]! / PAD,
    })),
  );
}

/** How far a thinned line may be from what was drawn, in parts of the pad, at first. */
const TOLERANCE = 2 / PAD;

/**
 * What is sent of a sketch on a pad from 0 to 1: fewer points, in whole numbers, as near to the lines as there is room. More strokes than `MAX_STROKES` stay more. Points off
 * the pad count as on its edge; those that are no numbers are left out.
 */
export function strokesToSend(sketch: Sketch): SentStrokes {
  const lines = sketch
    .map((stroke) => stroke.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)).map(onPad))
    .filter(({ length }) => length > 0);
  let tolerance = TOLERANCE;
  let thin = lines.map((line) => thinned(line, tolerance));
  while (thin.flat().length > MAX_POINTS && tolerance < 1) {
    tolerance *= 2;
    thin = lines.map((line) => thinned(line, tolerance));
  }
  return thin.map((line) => line.flatMap(({ x, y }) => [Math.round(PAD * x), Math.round(PAD * y)]));
}

function onPad({ x, y }: Point): Point {
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}

/** The points of a line without those that are nearer than `tolerance` to the line through the others (Ramer, 1972; Douglas and Peucker, 1973). */
function thinned(line: readonly Point[], tolerance: number): Point[] {
  if (line.length < 3) return [...line];
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    let furthest = from;
    let most = tolerance;
    for (let index = from + 1; index < to; index++) {
      const away = distance(line[index]!, line[from]!, line[to]!);
      if (away > most) [furthest, most] = [index, away];
    }
    if (furthest === from) continue;
    kept.add(furthest);
    open.push([from, furthest], [furthest, to]);
  }
  return line.filter((_, index) => kept.has(index));
}

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - at * dx, point.y - from.y - at * dy);
}
