import { expect, test } from "vitest";
import { paperTrace } from "@/lib/testing/traces";
import { planePoints } from "./example-view";

test("points of the plane keep their proportions, about the middle", () => {
  const { trace } = paperTrace();
  expect(planePoints(trace, false)).toEqual([
    { x: 0.75, y: 1, output: null },
    { x: 1, y: 0.25, output: null },
  ]);
});

test("on a curve each example has what is true and what the network says, at the edge where that is far off", () => {
  const { trace } = paperTrace();
  const input = { ...trace.input, shape: [1], shown: Int32Array.of(0), values: Float32Array.of(-1, 3) };
  expect(planePoints({ ...trace, input }, true)).toEqual([
    { x: 0, y: 0, output: 0 },
    { x: 1, y: 1, output: 1 },
  ]);
});
