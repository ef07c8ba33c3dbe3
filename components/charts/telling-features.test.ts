import { expect, test } from "vitest";
import { tellingFeatures } from "./telling-features";

const labels = Float32Array.of(0, 0, 1, 1);

test("columns come with the one first that parts the classes best, and a constant one last", () => {
  const features = Float32Array.of(3, 1, 0, 3, 5, 0.1, 3, 2, 1, 3, 6, 0.9);
  expect(
    tellingFeatures({ count: 4, features, labels }, { kind: "classification", classes: ["a", "b"] }),
  ).toEqual([2, 1, 0]);
});

test("columns come with the one first that goes along with the target best, upwards or downwards", () => {
  const features = Float32Array.of(1, 9, 2, 9, 1, 4, 2, 3);
  expect(tellingFeatures({ count: 4, features, labels }, { kind: "regression" })).toEqual([1, 0]);
});
