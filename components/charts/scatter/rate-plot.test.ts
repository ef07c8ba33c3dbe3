import { expect, test } from "vitest";
import { lossRange } from "./rate-plot";

const sweepOf = (...losses: number[]) => ({
  ...{ rates: losses.map((_, index) => 10 ** (index - 3)), steps: 10, whole: false },
  ...{ losses: losses.map((loss) => [loss]), initialLoss: 1 },
});

test("losses near the first one fill the range, and overshooting ones are beyond it", () => {
  expect(lossRange(sweepOf(0.99, 0.9, 8, Number.POSITIVE_INFINITY))).toEqual({
    ...{ low: expect.closeTo(0.6), high: 1.5, log: false },
  });
});

test("losses that fall far are shown from zero, and further still on a logarithmic axis", () => {
  expect(lossRange(sweepOf(0.99, 0.3))).toEqual({ low: 0, high: 1.5, log: false });
  expect(lossRange(sweepOf(0.99, 0.012))).toEqual({ low: expect.closeTo(0.01), high: 1.5, log: true });
});
