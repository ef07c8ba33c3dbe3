import { expect, test } from "vitest";
import { paperTrace, pictureTrace } from "./testing-traces";
import { traceColumns } from "./trace-columns";

const numbersOf = (columns: ReturnType<typeof traceColumns>, of: "values" | "errors") =>
  columns.map(({ items }) => items.map((item) => item[of] && Array.from(item[of])));

test("a network's columns hold one example's numbers, and how much each is to blame", () => {
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

test("dropout has no column: it marks what it dropped in the one before, and hands the rest on larger", () => {
  const { plan, trace } = paperTrace(true);
  const columns = traceColumns(plan, trace, 0);
  expect(columns.map(({ layer }) => layer)).toEqual([-1, 0, 2]);
  expect(numbersOf(columns, "values")[1]).toEqual([[0], [7]]);
  expect(columns[1].items.map(({ dropped }) => dropped)).toEqual([true, false]);
});

test("a unit that is off by itself was not dropped", () => {
  const { plan, trace } = paperTrace(true);
  expect(traceColumns(plan, trace, 1)[1].items.map(({ dropped }) => dropped)).toEqual([false, false]);
});

test("pictures are parted by their channels, and it is known how many more there are", () => {
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
