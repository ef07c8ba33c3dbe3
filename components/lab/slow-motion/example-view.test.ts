import { expect, test } from "vitest";
import { paperTrace } from "@/lib/testing/traces";
import { planePoints } from "./example-view";

test("points of the plane keep their proportions, around the centre", () => {
  const { trace } = paperTrace();
  expect(planePoints(trace, false)).toEqual([
    { x: 0.75, y: 1, output: null },
    { x: 1, y: 0.25, output: null },
  ]);
});

test("on a curve, each example has its target and the network's output, at the edge where that is far off", () => {
  const { trace } = paperTrace();
  const input = { ...trace.input, shape: [1], shown: Int32Array.of(0), values: Float32Array.of(-1, 3) };
  expect(planePoints({ ...trace, input }, true)).toEqual([
    { x: 0, y: 0, output: 0 },
    { x: 1, y: 1, output: 1 },
  ]);
});
