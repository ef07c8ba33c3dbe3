import fc from "fast-check";
import { expect, test } from "vitest";
import { drawingFault, MAX_POINTS, MAX_STROKES, PAD, sketchOf, strokesToSend } from "./sent-drawing";

const circle = Array.from({ length: 500 }, (_, step) => ({
  x: 0.5 + 0.4 * Math.cos((2 * Math.PI * step) / 499),
  y: 0.5 + 0.4 * Math.sin((2 * Math.PI * step) / 499),
}));

test("a line is sent in few points that are near to it", () => {
  const [sent] = strokesToSend([circle]);
  expect(sent!.length / 2).toBeLessThan(60);
  const [back] = sketchOf([sent!]);
  for (const { x, y } of back!) expect(Math.hypot(x - 0.5, y - 0.5)).toBeCloseTo(0.4, 2);
});

test("a straight line is two points, and a dot is one", () => {
  const straight = Array.from({ length: 90 }, (_, step) => ({ x: step / 89, y: 0.5 }));
  expect(strokesToSend([straight, [{ x: 1, y: 0 }]])).toEqual([
    [0, 512, PAD, 512],
    [PAD, 0],
  ]);
});

test("however much is drawn, as many points are sent as there may be", () => {
  const scribble = Array.from({ length: 90 }, () => circle);
  const sent = strokesToSend(scribble);
  expect(sent.flat().length).toBeLessThanOrEqual(2 * MAX_POINTS);
  expect(drawingFault(sent)).toBeNull();
});

test("what may not be stored is refused, and why", () => {
  expect(drawingFault([])).toBe("drawing-empty");
  expect(drawingFault([[], []])).toBe("drawing-empty");
  expect(drawingFault(Array(MAX_STROKES + 1).fill([1, 2]))).toBe("drawing-too-long");
  expect(drawingFault([Array(2 * MAX_POINTS + 2).fill(1)])).toBe("drawing-too-long");
  for (const wrong of [
    [1e30, 2],
    [-1, 2],
    [0.5, 2],
    [PAD + 1, 2],
    [1, 2, 3],
    [Number.NaN, 1],
  ])
    expect([wrong, drawingFault([wrong])]).toEqual([wrong, "drawing-off-pad"]);
  expect(drawingFault([[0, PAD]])).toBeNull();
});

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(1e30, -1e30, Infinity, Number.NaN, 0, 1));
const anySketch = fc.array(fc.array(fc.record({ x: anyNumber, y: anyNumber }), { maxLength: 20 }), {
  maxLength: 20,
});

test("whatever is drawn, what is sent of it is a drawing or nothing", () => {
  fc.assert(
    fc.property(anySketch, (sketch) => {
      expect([null, "drawing-empty"]).toContain(drawingFault(strokesToSend(sketch)));
    }),
  );
});
