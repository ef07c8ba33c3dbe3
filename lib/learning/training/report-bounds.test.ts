import fc from "fast-check";
import { expect, test } from "vitest";
import { type CurvePoint, curveOf, rounded } from "@/lib/learning/curves/curve";
import { ReportedChunk } from "@/lib/learning/curves/curve-schema";
import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import { evaluate, LARGEST_LOSS } from "./evaluation";
import { canBeReported, TARGET_VARIANCE } from "./report-bounds";

const COUNTS = { train: 60, validation: 40, test: 0 };
const HYPERPARAMETERS = { batchSize: 10, epochs: 3 };
const classes = (count: number): Task => ({
  kind: "classification",
  classes: Array.from({ length: count }, (_, index) => `${index}`),
});

/** Outputs of a network that has learnt nothing, something or too much, or whose weights are about to leave the numbers. */
const scale = fc.constantFrom(0, 1e-30, 0.01, 1, 5, 50, 1e4, 1e15, 1e30, 3e38);
const outputs = (count: number) =>
  fc
    .tuple(
      scale,
      fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: count, maxLength: count }),
    )
    .map(([size, values]) => Float32Array.from(values, (value) => size * value));

/** A split with so many examples, and outputs for them that are better than chance by `hint`. */
function answered(task: Task, count: number): fc.Arbitrary<{ split: Split; outputs: Float32Array }> {
  const width = task.kind === "classification" ? task.classes.length : 1;
  const labels =
    task.kind === "classification"
      ? fc.array(fc.nat({ max: width - 1 }), { minLength: count, maxLength: count })
      : fc.array(fc.constantFrom(-1.2, -0.4, 0.3, 1), { minLength: count, maxLength: count });
  return fc.tuple(labels, outputs(count * width), fc.constantFrom(0, 1, 3, 40)).map(([truth, said, hint]) => {
    for (const [row, label] of truth.entries()) {
      if (task.kind === "classification") said[row * width + label] += hint;
      else if (hint > 0) said[row] = label + said[row] / hint;
    }
    const split = { count, features: new Float32Array(0), labels: Float32Array.from(truth) };
    return { split, outputs: said };
  });
}

function varianceOf({ labels, count }: Split): number {
  const mean = labels.reduce((sum, label) => sum + label / count, 0);
  return labels.reduce((sum, label) => sum + (label - mean) ** 2 / count, 0);
}

/** A point as `curvePoint` makes it of what was measured. */
function pointOf(step: number, train: ReturnType<typeof evaluate>, validation: typeof train): CurvePoint {
  return {
    step,
    epoch: rounded(step / 6),
    trainLoss: rounded(train.loss),
    validationLoss: rounded(validation.loss),
    trainScore: rounded(train.score),
    validationScore: rounded(validation.score),
    trainMetric: rounded(train.metric),
    validationMetric: rounded(validation.metric),
  };
}

test.each([
  { name: "two classes", task: classes(2) },
  { name: "five classes", task: classes(5) },
  { name: "ten classes", task: classes(10) },
  { name: "a number", task: { kind: "regression" } satisfies Task },
])("whatever outputs a network has for $name, what is measured of them can be reported", ({ task }) => {
  const exercise = { task, counts: COUNTS };
  fc.assert(
    fc.property(
      answered(task, COUNTS.train),
      answered(task, COUNTS.validation),
      fc.nat({ max: 18 }),
      (train, validation, step) => {
        for (const { split } of [train, validation]) {
          const variance = varianceOf(split);
          fc.pre(
            task.kind === "classification" ||
              (variance >= TARGET_VARIANCE.min && variance <= TARGET_VARIANCE.max),
          );
        }
        const measured = [train, validation].map(({ split, outputs: said }) => evaluate(said, split, task));
        fc.pre(measured.every(({ loss }) => loss <= LARGEST_LOSS));
        const points = curveOf([pointOf(step, measured[0], measured[1])]);
        expect(ReportedChunk.parse(points)).toEqual(points);
        expect(canBeReported(points, 0, { exercise, hyperparameters: HYPERPARAMETERS })).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

/** A good point of two classes. */
const GOOD: CurvePoint = {
  ...{ step: 12, epoch: 2, trainLoss: 0.2, validationLoss: 0.3 },
  ...{ trainScore: 71.146, validationScore: 56.719, trainMetric: 0.95, validationMetric: 0.9 },
};
const twoClasses = { exercise: { task: classes(2), counts: COUNTS }, hyperparameters: HYPERPARAMETERS };

test("a point that a run can have is one, at any index up to its step", () => {
  expect([0, 12, 13].map((from) => canBeReported(curveOf([GOOD]), from, twoClasses))).toEqual([
    true,
    true,
    false,
  ]);
});

test.each<[string, Partial<CurvePoint>]>([
  ["a score above 100", { validationScore: 100.1 }],
  ["a score of a thousand million", { validationScore: 1e9 }],
  ["a score below 0", { trainScore: -1 }],
  ["a loss below 0", { validationLoss: -0.001 }],
  ["an endless loss", { trainLoss: 1e31 }],
  ["an accuracy above 1", { validationMetric: 1e6 }],
  ["a step beyond the run", { step: 19, epoch: 3.1667 }],
  ["the largest step there is", { step: 16_777_216, epoch: 3 }],
  ["an epoch that is not its step's", { epoch: 3 }],
  [
    "a better score than its loss allows",
    { validationLoss: 0.6, validationMetric: 0.9, validationScore: 95 },
  ],
  ["a full score for a loss like guessing", { validationLoss: 0.69, validationScore: 100 }],
  ["a worse score than its loss allows", { validationScore: 20 }],
  ["a better score than its accuracy allows", { validationMetric: 0.5, validationScore: 56.719 }],
  ["a full score with mistakes", { validationLoss: 0, validationScore: 100, validationMetric: 0.9 }],
  ["a loss of nothing with mistakes", { trainLoss: 0, trainScore: 100 }],
])("%s is no report of this run", (_, wrong) => {
  expect(canBeReported(curveOf([GOOD, { ...GOOD, ...wrong }]), 0, twoClasses)).toBe(false);
});

test.each<[string, Partial<CurvePoint>]>([
  ["an error that is not the root of its loss", { validationMetric: 0.1 }],
  ["a full score with an error", { validationScore: 100 }],
  ["no score for a small error", { trainScore: 0 }],
])("%s is no report of a run that predicts a number", (_, wrong) => {
  const run = { ...twoClasses, exercise: { task: { kind: "regression" } as const, counts: COUNTS } };
  const good: CurvePoint = {
    ...{ step: 12, epoch: 2, trainLoss: 0.09, validationLoss: 0.16 },
    ...{ trainScore: 90, validationScore: 80, trainMetric: 0.3, validationMetric: 0.4 },
  };
  expect(canBeReported(curveOf([good]), 0, run)).toBe(true);
  expect(canBeReported(curveOf([{ ...good, ...wrong }]), 0, run)).toBe(false);
});
