import { expect, test } from "vitest";
import type { Numbers } from "@/lib/learning/examples/split";
import { glassesOrRings } from "./glasses-or-rings";

const { count, features, labels } = glassesOrRings.makeSplit("test", 5);

function drawing(example: number): Numbers {
  return features.subarray(example * 784, (example + 1) * 784);
}

function isInk(shade: number): boolean {
  return shade > 0.5;
}

test("every drawing is at least a pixel away from the edge of the paper", () => {
  for (let example = 0; example < count; example++) {
    const inked = drawing(example).reduce((sum, shade) => sum + (isInk(shade) ? 1 : 0), 0);
    const onEdge = Array.from(drawing(example)).some((shade, pixel) => {
      const row = Math.floor(pixel / 28);
      const column = pixel % 28;
      return isInk(shade) && (row === 0 || row === 27 || column === 0 || column === 27);
    });
    expect({ example, drawn: inked > 15 && inked < 400, onEdge }).toEqual({
      example,
      drawn: true,
      onEdge: false,
    });
  }
});

test("the amount of ink does not distinguish the classes", () => {
  const ink = Array.from({ length: count }, (_, example) =>
    drawing(example).reduce((sum, shade) => sum + shade, 0),
  );
  const byInk = Array.from(ink.keys()).sort((one, other) => ink[one] - ink[other]);
  // The best accuracy of any single threshold on the amount of ink.
  let right = labels.filter((label) => label === 1).length;
  let best = right;
  for (const example of byInk) {
    right += labels[example] === 0 ? 1 : -1;
    best = Math.max(best, right);
  }
  expect(best / count).toBeLessThan(0.75);
});
