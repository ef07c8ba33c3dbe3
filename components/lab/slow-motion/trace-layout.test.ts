import { expect, test } from "vitest";
import { paperTrace, pictureTrace } from "@/lib/testing/traces";
import { linkLevel, linkStrokes } from "./draw-network";
import { type ColumnItem, traceColumns, traceGeometry, traceLinks } from "./trace-layout";

const numbersOf = (columns: ReturnType<typeof traceColumns>, of: "values" | "errors") =>
  columns.map(({ items }) => items.map((item) => item[of] && Array.from(item[of])));

test("a network's columns hold the numbers and the errors of one example", () => {
  const { plan, trace } = paperTrace();
  const columns = traceColumns(plan, trace, 1);
  expect(columns.map(({ layer, madeBy, total }) => [layer, madeBy, total])).toEqual([
    [-1, "input", 2],
    [0, "dense", 2],
    [1, "dense", 1],
  ]);
  expect(numbersOf(columns, "values")).toEqual([[[2], [-1]], [[1.5], [0]], [[3.25]]]);
  expect(numbersOf(columns, "errors")).toEqual([[null, null], [[2], [0]], [[1]]]);
});

test("dropout has no column: in the one before, it marks what it dropped and scales up the rest", () => {
  const { plan, trace } = paperTrace(true);
  const columns = traceColumns(plan, trace, 0);
  expect(columns.map(({ layer }) => layer)).toEqual([-1, 0, 2]);
  expect(numbersOf(columns, "values")[1]).toEqual([[0], [7]]);
  expect(columns[1].items.map(({ dropped }) => dropped)).toEqual([true, false]);
});

test("a unit that is zero by itself counts as not dropped", () => {
  const { plan, trace } = paperTrace(true);
  expect(traceColumns(plan, trace, 1)[1].items.map(({ dropped }) => dropped)).toEqual([false, false]);
});

test("pictures are separated by channel, and the total number of channels is kept", () => {
  const { plan, trace } = pictureTrace();
  const [input, filters, flat] = traceColumns(plan, trace, 0);
  expect(input).toMatchObject({ picture: { rows: 2, columns: 2 }, total: 1 });
  expect(numbersOf([input], "values")).toEqual([[[0, 0.5, 1, 0]]]);
  expect(filters.total).toBe(3);
  expect(filters.items.map(({ index }) => index)).toEqual([0, 2]);
  expect(numbersOf([filters], "values")).toEqual([
    [
      [1, 2, 3, 4],
      [10, 20, 30, 40],
    ],
  ]);
  expect(flat).toMatchObject({ picture: null, total: 12 });
  expect(flat.items.map(({ index }) => index)).toEqual([0, 5]);
});

const item: ColumnItem = { index: 0, values: new Float32Array(1), errors: null, dropped: false };
const column = (count: number, picture: { rows: number; columns: number } | null = null) => ({
  items: Array.from({ length: count }, () => item),
  picture,
});

test("columns fill the width side by side, with their items centred", () => {
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

test("lines of the same style form one stroke, thin ones first, from edge to edge", () => {
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

test("a line's width grows with its size, and a size that is not a number has the thinnest", () => {
  expect([0, 0.0001, 0.04, 0.25, 1, 2].map((size) => linkLevel(size, 1))).toEqual([0, 0, 1, 3, 5, 5]);
  expect([linkLevel(Number.NaN, 1), linkLevel(1, 0), linkLevel(1, Number.NaN)]).toEqual([0, 0, 0]);
});

test("longer texts behind the outputs get more room, up to a limit", () => {
  const columns = [column(2), column(4), column(2)];
  const roomFor = (letters: number) => {
    const { width, spots } = traceGeometry(columns, 560, 0, letters);
    return width - spots[2][0].x;
  };
  expect(roomFor(10)).toBe(roomFor(0));
  expect(roomFor(24)).toBeGreaterThan(roomFor(0));
  expect(roomFor(200)).toBe(roomFor(100));
});

const signed = (links: ReturnType<typeof traceLinks>) =>
  links.map((gap) => gap.map(({ from, to, size, sign }) => [from, to, sign * size]));

test("the flow along a line is the number it comes from times its weight", () => {
  const { plan, trace } = paperTrace();
  const links = traceLinks(traceColumns(plan, trace, 0), trace, "flow");
  expect(signed(links)).toEqual([
    [
      [0, 0, 1],
      [0, 1, -1],
      [1, 0, 1],
      [1, 1, 4],
    ],
    [
      [0, 0, 4],
      [1, 0, -3.5],
    ],
  ]);
});

test("the gradient of a line is that of its weight", () => {
  const { plan, trace } = paperTrace();
  const links = traceLinks(traceColumns(plan, trace, 0), trace, "gradient");
  expect(signed(links)).toEqual([
    [
      [0, 0, 3.5],
      [0, 1, 0.25],
      [1, 0, -3],
      [1, 1, 0.5],
    ],
    [
      [0, 0, 1],
      [1, 0, -0.875],
    ],
  ]);
});

test("a line from a picture to a filter has the norm of the filter's weights and no sign; flattening leads each channel to its units", () => {
  const { plan, trace } = pictureTrace();
  const columns = traceColumns(plan, trace, 0);
  const [toFilters, toFlat] = traceLinks(columns, trace, "gradient");
  // The gradient of filter 0 is (3, 4, 0, 0), that of filter 2 is (0, 0, 0, 1).
  expect(toFilters).toEqual([
    { from: 0, to: 0, size: 5, sign: 0 },
    { from: 0, to: 1, size: 1, sign: 0 },
  ]);
  // Unit 0 belongs to channel 0, unit 5 to channel 2.
  expect(toFlat).toEqual([
    { from: 0, to: 0, size: 0, sign: 0 },
    { from: 1, to: 1, size: 0, sign: 0 },
  ]);
});

test("a size that is not finite draws no line", () => {
  const { plan, trace } = paperTrace();
  trace.layers[1].weights!.matrix.gradient[0] = Number.NaN;
  const links = traceLinks(traceColumns(plan, trace, 0), trace, "gradient");
  expect(signed(links)[1]).toEqual([[1, 0, -0.875]]);
});
