import { expect, test } from "vitest";
import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { RunSpec } from "@/lib/learning/training/training";
import { calibration } from "./comparison";

const SPEED = 1_000;
const TASK: Task = { kind: "classification", classes: ["one", "other"] };

/** Examples of 8 × 8 pixels, of which the first `ink` are not blank. */
function drawings(count: number, ink: number): Split {
  const features = Float32Array.from({ length: 64 * count }, (_, pixel) => (pixel % 64 < ink ? 1 : 0));
  return { count, features, labels: new Float32Array(count) };
}

/** What a device that takes a thousand steps a second is said to compute on these examples through 64-16-2, in batches of 32. */
function figures(train: Split, name: EngineName) {
  const spec: RunSpec = {
    ...{ seed: 1, task: TASK, featureShape: [8, 8, 1] },
    network: { layers: [{ kind: "dense", units: 16, activation: "relu" }] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 5, weightDecay: 0 },
  };
  const contender = { name, deviceName: "", stepsPerSecond: SPEED, runMs: 1 };
  const comparison = { contenders: [contender], refused: {}, complete: true };
  const { flopPerStep, device } = calibration(
    spec,
    { train, validation: train },
    comparison,
    contender,
    "measured",
  );
  return { flopPerStep, flopPerSecond: device.flopPerSecond };
}

/** Forward, back for the weights, and back for the inputs of the output layer. */
const step = (batch: number, pixels: number) => batch * (2 * (2 * pixels * 16) + 3 * (2 * 16 * 2));

test("a batch larger than the split is as much work as the split", () => {
  const flopPerStep = step(5, 64);
  expect(figures(drawings(5, 64), "simd")).toEqual({ flopPerStep, flopPerSecond: SPEED * flopPerStep });
});

test.each(["simd", "webgpu"] as const)(
  "blank pixels are no work for a dense layer on %s, whether it skips them or not",
  (engine) => {
    const flopPerStep = step(32, 16);
    expect(figures(drawings(40, 16), engine)).toEqual({ flopPerStep, flopPerSecond: SPEED * flopPerStep });
  },
);

test("where too few pixels are blank to be worth skipping, all count", () => {
  expect(figures(drawings(40, 40), "simd").flopPerStep).toBe(step(32, 64));
});
