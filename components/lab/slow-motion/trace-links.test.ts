import { expect, test } from "vitest";
import { paperTrace, pictureTrace } from "./testing-traces";
import { traceColumns } from "./trace-columns";
import { traceLinks } from "./trace-links";

const signed = (links: ReturnType<typeof traceLinks>) =>
  links.map((gap) => gap.map(({ from, to, size, sign }) => [from, to, sign * size]));

test("along a line flows the number it comes from times its weight", () => {
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

test("a line's gradient is its weight's", () => {
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

test("from a picture to a filter leads the length of the filter's numbers, of no sign; flattening carries them on to where they lie", () => {
  const { plan, trace } = pictureTrace();
  const columns = traceColumns(plan, trace, 0);
  const [toFilters, toFlat] = traceLinks(columns, trace, "gradient");
  // Filter 0's gradient is (3, 4, 0, 0), that of filter 2 (0, 0, 0, 1).
  expect(toFilters).toEqual([
    { from: 0, to: 0, size: 5, sign: 0 },
    { from: 0, to: 1, size: 1, sign: 0 },
  ]);
  // Number 0 is of channel 0, number 5 of channel 2.
  expect(toFlat).toEqual([
    { from: 0, to: 0, size: 0, sign: 0 },
    { from: 1, to: 1, size: 0, sign: 0 },
  ]);
});

test("what has left the numbers draws no line", () => {
  const { plan, trace } = paperTrace();
  trace.layers[1].weights!.matrix.gradient[0] = Number.NaN;
  const links = traceLinks(traceColumns(plan, trace, 0), trace, "gradient");
  expect(signed(links)[1]).toEqual([[1, 0, -0.875]]);
});
