import { expect, test } from "vitest";
import { createRandom } from "@/lib/learning/numbers/random";
import { lossTerms } from "@/lib/learning/training/loss-terms";
import { residualSquares } from "./residual-squares";

test("the mean area of the squares is the mean squared error that a network is trained on", () => {
  const random = createRandom(3);
  const numbers = () => Float32Array.from({ length: 60 }, () => 4 * random() - 2);
  const split = { count: 60, features: numbers(), labels: numbers() };
  const predictions = numbers();
  const losses = Array.from(split.labels, (label, example) => {
    return lossTerms([predictions[example]!], label, { kind: "regression" }).loss;
  });
  const mse = losses.reduce((sum, loss) => sum + loss, 0) / split.count;
  expect(residualSquares(split, predictions).meanArea).toBeCloseTo(mse, 12);
});

test("each square has the distance between curve and point as its side, with its sign", () => {
  const split = { count: 2, features: Float32Array.of(-1, 2), labels: Float32Array.of(0.5, 0.5) };
  expect(residualSquares(split, [0.75, -0.5])).toEqual({
    squares: [
      { input: -1, target: 0.5, side: 0.25 },
      { input: 2, target: 0.5, side: -1 },
    ],
    meanArea: (0.0625 + 1) / 2,
  });
});
