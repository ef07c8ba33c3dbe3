import { expect, test } from "vitest";
import { moons } from "@/lib/testing/trainer/lessons";
import { trainWholeRun } from "@/lib/testing/trainer/whole-run";
import { openRetraining } from "./retraining";

test("a run trained again is the run that a lab trains, bit for bit, whatever was trained before it", async () => {
  const { spec, examples } = moons({ epochs: 4 });
  const retraining = await openRetraining(spec, examples);
  const again = retraining.run(10);
  const { learningRate } = spec.hyperparameters;
  const { curve } = await trainWholeRun(spec, examples);
  expect(retraining.run(learningRate)).toEqual({ curve, diverged: false });
  expect(again.curve).not.toEqual(curve);
  expect(retraining.finalLoss(learningRate)).toBeCloseTo(curve.trainLoss.at(-1)!, 4);
});
