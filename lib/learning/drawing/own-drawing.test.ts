import fc from "fast-check";
import { expect, test } from "vitest";
import { BLANK, type DrawingStyle, pictureOf } from "./own-drawing";
import type { Sketch } from "./sketch";

const SIZE = 28;
const STYLE: DrawingStyle = {
  ...{ measure: "longer-side", pixels: 17, margin: 1.5, middle: "box" },
  ...{ thickness: 2, ink: 1, grain: 0 },
};

function drawn(strokes: Sketch, style: Partial<DrawingStyle> = {}): Float32Array | null {
  return pictureOf({ strokes, ground: null }, SIZE, { ...STYLE, ...style });
}

/** The first and last row and column that have ink, and the ink's centre of mass in pixels. */
function inked(picture: Float32Array) {
  const cells = [...picture.entries()].filter(([, shade]) => shade > 0.05);
  const columns = cells.map(([pixel]) => pixel % SIZE);
  const rows = cells.map(([pixel]) => Math.floor(pixel / SIZE));
  const sum = picture.reduce((total, shade) => total + shade, 0);
  const mean = (of: (pixel: number) => number) =>
    picture.reduce((total, shade, pixel) => total + shade * of(pixel), 0) / sum;
  return {
    columns: [Math.min(...columns), Math.max(...columns)],
    rows: [Math.min(...rows), Math.max(...rows)],
    mass: [mean((pixel) => pixel % SIZE), mean((pixel) => Math.floor(pixel / SIZE))],
  };
}

/** A corner: down, then to the right. */
function corner(left: number, top: number, size: number): Sketch {
  return [
    [
      { x: left, y: top },
      { x: left, y: top + size },
      { x: left + size / 2, y: top + size },
    ],
  ];
}

test("wherever and however large it is drawn, the network gets the same picture, in the middle and as large as the data set's", () => {
  const usual = drawn(corner(0.3, 0.2, 0.6))!;
  expect(drawn(corner(0.05, 0.6, 0.3))).toEqual(usual);
  const { columns, rows } = inked(usual);
  expect(rows).toEqual([4, 23]);
  expect(columns[0]! + columns[1]!).toBe(SIZE - 1);
});

test("where a data set centres the mass of the ink, that lies in the middle", () => {
  const { mass } = inked(drawn(corner(0.1, 0.1, 0.7), { middle: "mass" })!);
  expect(mass).toEqual([expect.closeTo(14, 1), expect.closeTo(14, 1)]);
});

test("by its height, a wide drawing may still not leave the picture; by its sides together, a long one is as large as a square one", () => {
  const wide: Sketch = [
    [
      { x: 0, y: 0.5 },
      { x: 1, y: 0.6 },
    ],
  ];
  expect(inked(drawn(wide, { measure: "height" })!).columns).toEqual([0, 27]);
  const [from, to] = inked(drawn(wide, { measure: "width-and-height", pixels: 22 })!).columns as [
    number,
    number,
  ];
  expect(to - from + 1).toBe(22);
});

test("with nothing drawn there is no picture; a dot is a dot in the middle, not a blot", () => {
  expect(drawn([])).toBeNull();
  expect(drawn([[], []])).toBeNull();
  expect(pictureOf(BLANK, SIZE, STYLE)).toBeNull();
  const dot = drawn([[{ x: 0.9, y: 0.1 }]])!;
  expect(inked(dot)).toMatchObject({ columns: [13, 14], rows: [13, 14] });
});

test("a pen that presses harder draws a thicker line", () => {
  const ink = (pressure?: number) => {
    const at = (y: number) => (pressure === undefined ? { x: 0.5, y } : { x: 0.5, y, pressure });
    return drawn([[at(0.2), at(0.8)]])!.reduce((sum, shade) => sum + shade, 0);
  };
  expect(ink(0.5)).toBe(ink());
  expect(ink(1)).toBeGreaterThan(ink() * 1.3);
  expect(ink(0.1)).toBeLessThan(ink() * 0.8);
});

test("on a ground, lines stay where they are drawn and nothing gets lighter", () => {
  const ground = new Float32Array(SIZE * SIZE).fill(0.2);
  const across: Sketch = [
    [
      { x: 0, y: 0.125 },
      { x: 1, y: 0.125 },
    ],
  ];
  const picture = pictureOf({ strokes: across, ground }, SIZE, STYLE)!;
  expect(inked(picture.map((shade) => (shade > 0.5 ? 1 : 0)))).toMatchObject({
    rows: [2, 4],
    columns: [0, 27],
  });
  expect(picture.every((shade) => shade >= 0.199)).toBe(true);
  expect(pictureOf({ strokes: [], ground }, SIZE, STYLE)).toEqual(ground);
});

test("paper has the data set's grain, the same one every time", () => {
  const once = drawn(corner(0.2, 0.2, 0.5), { grain: 0.06 })!;
  expect(drawn(corner(0.2, 0.2, 0.5), { grain: 0.06 })).toEqual(once);
  expect(once.filter((shade) => shade > 0 && shade < 0.3).length).toBeGreaterThan(200);
});

const anyNumber = fc.oneof(
  fc.double({ min: -2, max: 3, noNaN: true }),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e30, -1e30, 5e-324, 0, 1),
);
const anyPoint = fc.record({
  x: anyNumber,
  y: anyNumber,
  pressure: fc.option(anyNumber, { nil: undefined }),
});
const anySketch = fc.array(fc.array(anyPoint, { maxLength: 8 }), { maxLength: 12 });

test("whatever comes from a pad, a picture is shades from 0 to 1 that fit into bytes, or nothing was drawn", () => {
  const style = fc.record({
    measure: fc.constantFrom("longer-side", "height", "width-and-height"),
    middle: fc.constantFrom("box", "mass"),
    grain: fc.constantFrom(0, 0.06),
  });
  fc.assert(
    fc.property(anySketch, style, (strokes, style) => {
      const picture = drawn(strokes, style);
      const isDrawn = strokes.flat().some(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
      expect(picture !== null).toBe(isDrawn);
      const isByte = (shade: number) =>
        shade >= 0 && shade <= 1 && shade === Math.fround(Math.round(255 * shade) / 255);
      expect(picture?.every(isByte) ?? true).toBe(true);
    }),
  );
});

test("points off the pad count as on its edge", () => {
  const off: Sketch = [
    [
      { x: -5, y: 1e30 },
      { x: Number.NaN, y: 0.5 },
      { x: 0.5, y: -1e30 },
    ],
  ];
  const edge: Sketch = [
    [
      { x: 0, y: 1 },
      { x: 0.5, y: 0 },
    ],
  ];
  expect(drawn(off)).toEqual(drawn(edge));
});

test("a drawing of 500 strokes is drawn whole", () => {
  const strokes = Array.from({ length: 500 }, (_, row) =>
    Array.from({ length: 40 }, (_, column) => ({ x: column / 39, y: row / 499 })),
  );
  const picture = drawn(strokes)!;
  const { rows, columns } = inked(picture);
  expect([rows, columns]).toEqual([
    [4, 23],
    [4, 23],
  ]);
  expect(picture.filter((shade) => shade === 1).length).toBeGreaterThan(17 * 17);
});
