import { expect, test } from "vitest";
import { curveOf, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { createRandom } from "@/lib/learning/numbers/random";
import { smallChart, withChart } from "@/lib/session/board/small-chart";
import { EMPTY_SESSION, type Participant, type Run } from "@/lib/session/log/session";
import { withFewerPoints } from "@/lib/session/log/thinned";
import { evenIndices, smoothed as smoothedAt } from "./smooth-line";

const EPOCHS = Array.from({ length: 201 }, (_, index) => 40 * (index / 200) ** 1.5);
/** A loss that falls, and rises again after a quarter of the run, as when a network memorises. */
const MEMORISING = EPOCHS.map((epoch) => 0.2 + 0.6 * Math.exp(-epoch / 2) + 0.008 * Math.max(0, epoch - 10));

function smoothed(epochs: readonly number[], losses: readonly number[]): number[] {
  return losses.map((_, index) => smoothedAt(epochs, losses, index));
}

function noisy(losses: readonly number[], size: number): number[] {
  const random = createRandom(7);
  return losses.map((loss) => loss * (1 + size * (2 * random() - 1)));
}
const lowestAt = (losses: readonly number[]) => losses.indexOf(Math.min(...losses));
const roughness = (losses: readonly number[]) =>
  losses.slice(1).reduce((sum, loss, index) => sum + Math.abs(loss - losses[index]), 0);

test("a loss without jitter stays where it is", () => {
  const line = smoothed(EPOCHS, MEMORISING);
  const off = line.map((loss, index) => Math.abs(loss / MEMORISING[index] - 1));
  expect(Math.max(...off)).toBeLessThan(0.02);
  expect(Math.abs(EPOCHS[lowestAt(line)] - EPOCHS[lowestAt(MEMORISING)])).toBeLessThan(0.4);
});

test("of a noisy loss most of the jitter goes, and the lowest place is where it was without any", () => {
  const raw = noisy(MEMORISING, 0.1);
  const line = smoothed(EPOCHS, raw);
  const own = roughness(MEMORISING);
  expect(roughness(line) - own).toBeLessThan(0.25 * (roughness(raw) - own));
  expect(Math.abs(EPOCHS[lowestAt(line)] - 10)).toBeLessThan(2);
  expect(Math.min(...line) / Math.min(...MEMORISING)).toBeCloseTo(1, 1);
});

test("a line ends at the first and the last value, so that no divergence is hidden", () => {
  const diverging = [...MEMORISING.slice(0, 199), 5, Number.POSITIVE_INFINITY];
  const line = smoothed(EPOCHS, diverging);
  expect([line[0], line[200]]).toEqual([MEMORISING[0], Number.POSITIVE_INFINITY]);
  expect(smoothed([0, 1], [0.5, 40])).toEqual([0.5, 40]);
  expect(smoothed([], [])).toEqual([]);
});

test("where points are few, one neighbour on each side counts half as much as the point", () => {
  expect(smoothed([0, 1, 2], [1, 16, 1])).toEqual([1, 4, 1]);
});

test("of a long line evenly many points are drawn, both ends included", () => {
  expect([
    evenIndices(0, 4),
    evenIndices(3, 4),
    evenIndices(11, 4),
    evenIndices(4, Number.POSITIVE_INFINITY),
  ]).toEqual([[], [0, 1, 2], [0, 3, 6, 9, 10], [0, 1, 2, 3]]);
});

test("a noisy run of which a screen has few points is drawn with hardly more teeth than the whole one, and far fewer than it has", () => {
  const losses = noisy(MEMORISING, 0.1);
  const curve = curveOf(
    EPOCHS.map((epoch, index) => ({
      ...{ step: index, epoch, trainLoss: losses[index], validationLoss: losses[index] },
      ...{ trainScore: 0, validationScore: 0, trainMetric: 0, validationMetric: 0 },
    })),
  );
  const small = withChart(EMPTY_CURVE, smallChart(curve, { epochs: 40, on: "validation" }, 0)!);
  const run = { hyperparameters: { epochs: 40 }, curve } as Run;
  const [thinned, half] = [0, 100].map((most) => {
    const session = { ...EMPTY_SESSION, participants: [{ runs: [run] } as unknown as Participant] };
    return withFewerPoints(session, most).participants[0].runs[0].curve;
  });
  // In a picture of many runs, 17 stretches of two points.
  const drawn = evenIndices(201, 34).map((index) => smoothedAt(EPOCHS, losses, index));
  const teeth = [small, thinned, half]
    .map(({ epoch, validationLoss }) => smoothed(epoch, validationLoss))
    .concat([drawn])
    .map((line) => roughness(line) - roughness(MEMORISING));
  const all = roughness(losses) - roughness(MEMORISING);
  for (const more of teeth) expect(more).toBeLessThan(0.1 * all);
});
