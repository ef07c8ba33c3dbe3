import { expect, test } from "vitest";
import { wantedRange, wantedReach } from "@/components/charts/axes/axis-range";
import { type Curve, curveOf } from "@/lib/learning/curves/curve";
import { laneSeries } from "./lane-chart";

const WORDS = { train: "train", validation: "validation", rival: "the other" };

function falling(losses: readonly number[]): Curve {
  return curveOf(
    losses.map((loss, index) => ({
      ...{ step: 10 * index, epoch: index, trainLoss: loss, validationLoss: 1.2 * loss },
      ...{ trainScore: 0, validationScore: 0, trainMetric: 0, validationMetric: 0 },
    })),
  );
}

test("both lanes of a duel have the same axes, however different their losses are", () => {
  const fast = falling([0.7, 0.2, 0.04, 0.01, 0.004]);
  const slow = falling([0.7, 0.69, 0.68]);
  const wild = falling([0.7, 5, 80, 3_000]);
  for (const [one, other] of [
    [fast, slow],
    [slow, wild],
    [wild, fast],
  ]) {
    const axes = [laneSeries(one, other, WORDS), laneSeries(other, one, WORDS)].map(
      ({ series, alongside }) => ({
        range: wantedRange([...series, ...alongside], "loss"),
        reach: wantedReach([...series, ...alongside], undefined, 0),
      }),
    );
    expect(axes[0]).toEqual(axes[1]);
  }
});
