import { expect, test } from "vitest";
import { createBatchOrder } from "./batch-order";

function batches(seed: number, count: number, batchSize: number, steps: number): number[][] {
  const order = createBatchOrder(seed, count, batchSize);
  return Array.from({ length: steps }, () => Array.from(order.next()));
}

test("an epoch shows no example twice, and drops those that do not fill a batch", () => {
  const epoch = batches(1, 11, 3, 3).flat();
  expect(epoch).toHaveLength(9);
  expect(new Set(epoch).size).toBe(9);
  expect(epoch.every((index) => index >= 0 && index < 11)).toBe(true);
});

test("every epoch has an order of its own, and the same seed has the same epochs", () => {
  const [first, second] = batches(1, 10, 10, 2);
  expect([...first].sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(second).not.toEqual(first);
  expect(batches(1, 10, 10, 2)).toEqual([first, second]);
  expect(batches(2, 10, 10, 1)).not.toEqual([first]);
});

test("the order of a seed is pinned, so that curves of old sessions can be reproduced", () => {
  expect(batches(42, 8, 4, 3)).toMatchInlineSnapshot(`
    [
      [
        6,
        0,
        2,
        3,
      ],
      [
        5,
        1,
        7,
        4,
      ],
      [
        3,
        7,
        1,
        6,
      ],
    ]
  `);
});

test("a split smaller than a batch is one batch", () => {
  expect(batches(1, 3, 32, 2).map((batch) => batch.length)).toEqual([3, 3]);
});
