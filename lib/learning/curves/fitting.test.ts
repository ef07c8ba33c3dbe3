import fc from "fast-check";
import { expect, test } from "vitest";
import { type CurveFixture, untilShare } from "@/lib/testing/learning/curve-fixture";
import calibration from "../../testing/learning/calibration-curves.json" with { type: "json" };
import check from "../../testing/learning/check-curves.json" with { type: "json" };
import heldOut from "../../testing/learning/held-out-curves.json" with { type: "json" };
import { type Curve, curveOf } from "./curve";
import { diagnose, fittingIn, type Reading } from "./diagnosis";
import { JUST_RIGHT_UNTIL } from "./fitting";

const READING: Reading = {
  task: { kind: "classification", classes: ["one", "other"] },
  settings: {
    network: { layers: [] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 40, weightDecay: 0 },
  },
  diverged: false,
};

function word(place: number) {
  if (place < -JUST_RIGHT_UNTIL) return "underfitting";
  return place > JUST_RIGHT_UNTIL ? "overfitting" : "just-right";
}

/** Forty epochs in which both losses and both scores go straight from one number to another. */
function straight(train: [number, number], validation: [number, number], scores: [number, number]): Curve {
  return curveOf(
    Array.from({ length: 41 }, (_, epoch) => {
      const at = ([from, to]: [number, number]) => from + ((to - from) * epoch) / 40;
      return {
        step: epoch,
        epoch,
        trainLoss: at(train),
        validationLoss: at(validation),
        trainScore: at([0, scores[0]]),
        validationScore: at([0, scores[1]]),
        trainMetric: 0.5,
        validationMetric: 0.5,
      };
    }),
  );
}

test("the place of every recorded run is in the part of the spectrum that its diagnosis names, at the end and on the way", () => {
  for (const run of [...calibration, ...heldOut, ...check] as CurveFixture[]) {
    for (const share of [0.2, 0.5, 0.8, 1]) {
      const { curve, reading } = untilShare(run, share);
      const fitting = fittingIn(curve, reading);
      expect(fitting?.fit ?? null).toBe(diagnose(curve, reading)?.fit ?? null);
      if (fitting) expect(word(fitting.place)).toBe(fitting.fit);
    }
  }
});

test("the place is between −1 and 1 and agrees with the word, whatever the curves", () => {
  const loss = fc.tuple(
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.double({ min: 0, max: 3, noNaN: true }),
  );
  const score = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(loss, loss, fc.tuple(score, score), (train, validation, scores) => {
      const curve = straight(train, validation, scores);
      const fitting = fittingIn(curve, READING);
      expect(fitting?.fit ?? null).toBe(diagnose(curve, READING)?.fit ?? null);
      if (!fitting) return;
      expect(Math.abs(fitting.place)).toBeLessThanOrEqual(1);
      expect(word(fitting.place)).toBe(fitting.fit);
    }),
  );
});

test("a lower training score moves the place to the left, more memorising to the right", () => {
  const learnt = [10, 40, 70, 80, 99].map(
    (score) =>
      fittingIn(
        straight([0.7, 0.69 * (1 - score / 100)], [0.7, 0.7 * (1 - score / 100)], [score, score]),
        READING,
      )!.place,
  );
  expect(learnt).toEqual(learnt.toSorted((one, other) => one - other));
  const memorised = [0.1, 0.2, 0.4, 1, 2].map(
    (gap) => fittingIn(straight([0.7, 0.01], [0.7, 0.01 + gap], [99, 60]), READING)!.place,
  );
  expect(memorised).toEqual(memorised.toSorted((one, other) => one - other));
  expect(memorised.map(word)).toEqual([
    "just-right",
    "just-right",
    "overfitting",
    "overfitting",
    "overfitting",
  ]);
});
