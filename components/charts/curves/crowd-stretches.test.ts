import { expect, test } from "vitest";
import { crowdStretches } from "./draw-curves";

test("a few lines are drawn whole, forty coarser, and hundreds in no fewer than 16 stretches each", () => {
  expect([3, 40, 300].map(crowdStretches)).toEqual([333, 25, 16]);
});
