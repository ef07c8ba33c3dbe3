import { expect, test } from "vitest";
import { BLANK } from "@/lib/learning/drawing/own-drawing";
import { begun, continued, isFull, outlineOf, undone } from "./pad-strokes";

test("a line begins where the pen touches, goes on where it moves, and leaves out what is no move", () => {
  const one = begun(BLANK, { x: 0.1, y: 0.1 });
  const longer = continued(one, [
    { x: 0.1, y: 0.101 },
    { x: 0.2, y: 0.1, pressure: 0.7 },
    { x: 0.2, y: 0.1 },
  ]);
  expect(longer.strokes).toEqual([
    [
      { x: 0.1, y: 0.1 },
      { x: 0.2, y: 0.1, pressure: 0.7 },
    ],
  ]);
  expect(continued(longer, [{ x: 0.2, y: 0.1 }])).toBe(longer);
  expect(undone(begun(longer, { x: 0.5, y: 0.5 }))).toEqual(longer);
  expect(continued(BLANK, [{ x: 0.5, y: 0.5 }])).toBe(BLANK);
  expect(undone(BLANK)).toEqual(BLANK);
});

test("500 lines have room; at some point the pad is full, and then nothing is added or lost", () => {
  let drawing = BLANK;
  for (let line = 0; line < 500; line++) {
    drawing = begun(drawing, { x: 0, y: line / 500 });
    drawing = continued(drawing, [{ x: 0.5, y: line / 500 }]);
  }
  expect([drawing.strokes.length, isFull(drawing)]).toEqual([500, false]);
  const back = Array.from({ length: 30_000 }, (_, index) => ({ x: index % 2, y: 0 }));
  const full = continued(begun(drawing, { x: 0.5, y: 0.5 }), back);
  expect(isFull(full)).toBe(true);
  expect(begun(full, { x: 0, y: 0 })).toBe(full);
  expect(continued(full, back)).toBe(full);
  expect(isFull(undone(full))).toBe(false);
});

test("a dot and a line have an outline of finite numbers, a line that was pressed harder a larger one", () => {
  const numbers = (path: string) => path.match(/-?[\d.]+/g)!.map(Number);
  const dot = outlineOf([{ x: 0.5, y: 0.5 }]);
  expect(dot).toMatch(/^M.*Z$/);
  expect(numbers(dot).every(Number.isFinite)).toBe(true);
  const height = (pressure?: number) => {
    const ys = numbers(
      outlineOf(
        [0.1, 0.3, 0.5, 0.7].map((x) => (pressure === undefined ? { x, y: 0.5 } : { x, y: 0.5, pressure })),
      ),
    ).filter((_, index) => index % 2 === 1);
    return Math.max(...ys) - Math.min(...ys);
  };
  expect(height(0.5)).toBe(height());
  expect(height(1)).toBeGreaterThan(1.2 * height());
});
