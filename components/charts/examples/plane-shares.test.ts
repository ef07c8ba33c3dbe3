import { expect, test } from "vitest";
import { planeShares } from "./decision-surface";

test("each class has the share of the cells that are guessed as it", () => {
  expect(planeShares(Float32Array.of(2, 1, 0, 3, 0, 1, 5, 6), 2)).toEqual([0.25, 0.75]);
});
