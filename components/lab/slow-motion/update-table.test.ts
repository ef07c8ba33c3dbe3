import { expect, test } from "vitest";
import { paperTrace } from "@/lib/testing/traces";
import { updateRows } from "./update-table";

test("every parameter of a small network has a row, the largest gradient first, and the formula gives its new weight", () => {
  const { plan, trace } = paperTrace();
  const { rows, of } = updateRows(plan, trace, null);
  expect(of).toBe(9);
  expect(rows.map(({ gradient }) => gradient)).toEqual([3.5, -3, 1.5, 1, -0.875, 0.75, 0.5, 0.25, 0.25]);
  expect(rows[0]).toMatchObject({ layer: 0, from: 0, to: 0, before: 1, after: -0.75, change: -1.75 });
  expect(rows[2]).toMatchObject({ layer: 0, from: null, to: 0 });
  for (const { decayed, rate, direction, after } of rows) expect(decayed - rate * direction).toBe(after);
});

test("one layer's rows are its own", () => {
  const { plan, trace } = paperTrace();
  expect(updateRows(plan, trace, 1).rows.map(({ layer, from, to }) => [layer, from, to])).toEqual([
    [1, 0, 0],
    [1, 1, 0],
    [1, null, 0],
  ]);
});
