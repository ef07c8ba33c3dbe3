import { expect, test } from "vitest";
import { type Descent, strideOf } from "./stride";
import type { ValleySlice } from "./valley";

const SGD: Descent = { optimiser: "sgd", steps: 100, guess: 1 };
const ADAM: Descent = { ...SGD, optimiser: "adam" };

/**
 * On paper: the loss along the line is (1 − at)², times `height`, so the slope at the start is 2 · height and the lowest place 1
 * away. A step of learning rate × slope that goes `share` of that way leaves 1 − share. The training takes the same steps.
 */
function parabola(share: number, height = 1): Omit<ValleySlice, "stride"> {
  const descent = Array.from({ length: 13 }, (_, step) => ({
    at: 1 - (1 - share) ** step,
    loss: height * (1 - share) ** (2 * step),
  }));
  return {
    ...{
      step: 0,
      sample: { count: 1, of: 1 },
      learningRate: share / (2 * height),
      slope: 2 * height,
      curve: [],
    },
    ...{ lowest: { at: 1, loss: 0 }, descent, taken: descent, landing: descent[1] },
  };
}

function taking(...losses: number[]): Omit<ValleySlice, "stride"> {
  return { ...parabola(0.5, losses[0]), taken: losses.map((loss, at) => ({ at, loss })) };
}

test.each([
  [0.001, "crawls"],
  [0.03, "small"],
  [0.5, "reaches"],
  [1, "reaches"],
  [1.7, "crosses"],
  [2.5, "climbs"],
] as const)("a step that goes %d of the way on a parabola %s", (share, kind) => {
  const stride = strideOf(parabola(share), SGD);
  expect(stride.kind).toBe(kind);
  expect(stride.share).toBeCloseTo(share, 12);
  expect(stride.rises).toBe(kind === "climbs" ? 12 : 0);
});

test("short steps crawl only if all of them together would not get far", () => {
  // As steep as it is at the start, a step wins learning rate × slope² = 0.01 × 4 of the loss, 1: all of it in 25 steps.
  expect(strideOf(parabola(0.02), { ...SGD, steps: 26 }).kind).toBe("small");
  expect(strideOf(parabola(0.02), { ...SGD, steps: 24 }).kind).toBe("crawls");
});

test("short steps are no crawl if little is left to learn", () => {
  expect(strideOf(parabola(0.001, 0.2), SGD).kind).toBe("learnt");
});

test("far above the loss of guessing no learning rate is called right, and one that tosses the loss about overshoots", () => {
  expect(strideOf(parabola(0.5, 2), SGD).kind).toBe("unclear");
  expect(strideOf(taking(2, 3, 2, 3, 2), SGD)).toMatchObject({ kind: "thrown", rises: 2, guess: 1 });
  expect(strideOf(taking(2, 3, 2, 3, 2), ADAM).kind).toBe("thrown");
  expect(strideOf(taking(2, 3, Number.NaN), ADAM).kind).toBe("thrown");
});

test("without a lowest place in sight there is no verdict", () => {
  expect(strideOf({ ...parabola(0.5), lowest: null }, SGD)).toMatchObject({ kind: "unclear", share: null });
});

test("other optimisers are judged by the loss over their next steps, not by the line", () => {
  expect(strideOf(taking(1, 0.9, 0.8, 0.7, 0.6), ADAM)).toMatchObject({
    kind: "falls",
    laterLoss: expect.closeTo(0.65, 12),
  });
  expect(strideOf(taking(1, 0.999, 0.998, 0.997, 0.996), ADAM).kind).toBe("stays");
  expect(strideOf(taking(1, 0.98, 0.97, 0.96, 0.95), ADAM).kind).toBe("unclear");
  expect(strideOf(taking(0.4, 0.3999, 0.3998), ADAM).kind).toBe("unclear");
  expect(strideOf(taking(1, 1.01, 0.99, 1.01, 0.99), ADAM).kind).toBe("unclear");
});
