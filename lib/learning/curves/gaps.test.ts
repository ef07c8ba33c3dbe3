import { expect, test } from "vitest";
import { withoutGaps } from "./gaps";
import { pairedDifference } from "./significance";

const NONE = Number.NaN;
const losses = (...own: number[]) => Float64Array.from(own);

test("where nothing is missing, losses stay as they are", () => {
  const all = [losses(0.1, 0.2), losses(0.3, 0.4)];
  expect(withoutGaps(all)).toBe(all);
});

test("a network counts on its author's drawings as the others did there, but for how much better it is elsewhere", () => {
  const [own, same, worse] = withoutGaps([
    losses(NONE, 0.2, 0.4),
    losses(0.5, 0.3, 0.5),
    losses(0.7, 0.5, 0.7),
  ]) as [Float64Array, Float64Array, Float64Array];
  // Of the two others the first example has 0.6; elsewhere this network is 0.1333 below the mean of all three.
  expect(own[0]).toBeCloseTo(0.6 - 0.1333, 3);
  expect([...own.slice(1)]).toEqual([0.2, 0.4]);
  expect([...same, ...worse]).toEqual([0.5, 0.3, 0.5, 0.7, 0.5, 0.7]);
});

test("nobody gains by having drawn what is hard, or loses by having drawn what is easy", () => {
  // Two equal networks, whose authors drew the hard and the easy example.
  const all = withoutGaps([losses(NONE, 0.1, 0.3), losses(0.9, NONE, 0.3), losses(0.9, 0.1, 0.3)]);
  const means = all.map((own) => own.reduce((sum, loss) => sum + loss, 0) / own.length);
  for (const mean of means) expect(mean).toBeCloseTo(means[2]!, 10);
});

test("no loss is less than zero", () => {
  const [own] = withoutGaps([losses(NONE, 0, 0), losses(0.1, 0.9, 0.9)]);
  expect(own![0]).toBe(0);
});

test("two networks are compared on the examples that both were judged by", () => {
  const { mean } = pairedDifference(losses(NONE, 0.2, 0.4, 0.6), losses(0.9, 0.1, NONE, 0.5));
  expect(mean).toBeCloseTo(0.1, 10);
});
