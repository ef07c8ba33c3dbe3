import { expect, test } from "vitest";
import { linkLevel, linkStrokes } from "./link-strokes";
import { paperTrace, pictureTrace } from "./testing-traces";
import type { ColumnItem } from "./trace-columns";
import { traceColumns } from "./trace-columns";
import { traceGeometry } from "./trace-geometry";

const item: ColumnItem = { index: 0, values: new Float32Array(1), errors: null, dropped: false };
const column = (count: number, picture: { rows: number; columns: number } | null = null) => ({
  items: Array.from({ length: count }, () => item),
  picture,
});

test("columns stand side by side in the width there is, and items about one middle line", () => {
  const { plan, trace } = paperTrace();
  const { width, spots } = traceGeometry(traceColumns(plan, trace, 0), 500, 0);
  expect(width).toBe(500);
  const xs = spots.map(([first]) => first.x);
  expect(xs[1] - xs[0]).toBeCloseTo(xs[2] - xs[1]);
  const middles = spots.map((places) => (places[0].y + places[places.length - 1].y) / 2);
  expect(new Set(middles).size).toBe(1);
});

test("nothing overlaps, however many layers and items there are", () => {
  const columns = [
    column(1, { rows: 28, columns: 28 }),
    column(6, { rows: 28, columns: 28 }),
    column(16),
    column(10),
  ];
  const { width, height, spots } = traceGeometry(columns, 300, 0);
  expect(width).toBeGreaterThan(300);
  for (const places of spots) {
    expect(places[0].y - places[0].half).toBeGreaterThanOrEqual(0);
    expect(places[places.length - 1].y + places[0].half).toBeLessThan(height);
    for (let at = 1; at < places.length; at++)
      expect(places[at].y - places[at - 1].y).toBeGreaterThan(2 * places[at].half);
  }
});

test("lines of one look are one stroke, thin ones first, from edge to edge", () => {
  const { plan, trace } = pictureTrace();
  const { spots } = traceGeometry(traceColumns(plan, trace, 0), 500, 0);
  const line = (size: number, sign: -1 | 0 | 1) => ({ from: 0, to: 0, size, sign });
  const strokes = linkStrokes([line(9, 1), line(9, 1), line(0.1, -1), line(0, 0)], spots[0], spots[1], 9);
  expect(strokes.map(({ sign, level }) => [sign, level])).toEqual([
    [0, 0],
    [-1, 1],
    [1, 5],
  ]);
  expect(strokes[2].lines).toHaveLength(2);
  const [[start], [end]] = spots;
  const edges = { x1: start.x + start.half, y1: start.y, x2: end.x - end.half, y2: end.y };
  expect(strokes[0].lines).toEqual([edges]);
});

test("a line's width grows with its size, and what is no number has the thinnest", () => {
  expect([0, 0.0001, 0.04, 0.25, 1, 2].map((size) => linkLevel(size, 1))).toEqual([0, 0, 1, 3, 5, 5]);
  expect([linkLevel(Number.NaN, 1), linkLevel(1, 0), linkLevel(1, Number.NaN)]).toEqual([0, 0, 0]);
});

test("longer words behind the outputs get more room, until the network would suffer", () => {
  const columns = [column(2), column(4), column(2)];
  const roomFor = (letters: number) => {
    const { width, spots } = traceGeometry(columns, 560, 0, letters);
    return width - spots[2][0].x;
  };
  expect(roomFor(10)).toBe(roomFor(0));
  expect(roomFor(24)).toBeGreaterThan(roomFor(0));
  expect(roomFor(200)).toBe(roomFor(100));
});
