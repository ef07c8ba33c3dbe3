import { z } from "zod";
import { bestPoint, type Curve, curveOf, lengthOf, pick } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";
import type { Evaluation } from "@/lib/learning/training/evaluation";
import { type Settings, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";

/** Where a page finds the ghosts. */
export const GHOSTS_PATH = "/ghosts.json";

/** A run that was trained for real, by the settings with its number in `ghostSettings`, on a set of practice examples. */
export type Ghost = {
  /** From 0. */
  readonly number: number;
  readonly settings: Settings;
  /** Some of its points, its best one among them; losses with four digits, scores with two decimals. */
  readonly curve: Curve;
  readonly end: "finished" | "diverged";
  /** At its best point, on the test examples; null if it never had one. */
  readonly test: Evaluation | null;
};

const numbers = z.array(z.number()).readonly();
/** A ghost by columns. `right`: how many examples it gets right; of a regression, whose error follows from its loss, there are none. */
const PackedGhost = z.strictObject({
  step: numbers,
  trainLoss: numbers,
  validationLoss: numbers,
  trainScore: numbers,
  validationScore: numbers,
  trainRight: numbers.optional(),
  validationRight: numbers.optional(),
  diverged: z.literal(1).optional(),
  test: z.tuple([z.number(), z.number(), z.number()]).readonly().nullable(),
});
export type PackedGhost = z.infer<typeof PackedGhost>;

/** All ghosts: by challenge, set and number. `arithmetic`: the version of simd's that trained them. */
export const GhostFile = z.strictObject({
  arithmetic: z.int(),
  challenges: z.record(z.string(), z.array(z.array(PackedGhost))),
});
export type GhostFile = z.infer<typeof GhostFile>;

/** Points that are kept of a ghost. */
const MOST_POINTS = 12;
/** Points are denser at the start, where a loss falls fastest. */
const BEND = 1.7;

type Exercise = Pick<ChallengeInfo, "task" | "counts">;

/** `counts`: the examples that every point was measured on. */
export function packGhost(
  { curve: whole, end, test }: Pick<Ghost, "curve" | "end" | "test">,
  { task }: Exercise,
  counts: Readonly<Record<Exclude<SplitName, "test">, number>>,
): PackedGhost {
  const curve = pick(whole, keptPoints(whole));
  const losses = (of: readonly number[]) => of.map((value) => Number(value.toPrecision(4)));
  const scores = (of: readonly number[]) => of.map((value) => Number(value.toFixed(2)));
  const right = (of: readonly number[], count: number) => of.map((value) => Math.round(value * count));
  return {
    step: curve.step,
    trainLoss: losses(curve.trainLoss),
    validationLoss: losses(curve.validationLoss),
    trainScore: scores(curve.trainScore),
    validationScore: scores(curve.validationScore),
    ...(task.kind !== "regression" && {
      trainRight: right(curve.trainMetric, counts.train),
      validationRight: right(curve.validationMetric, counts.validation),
    }),
    ...(end === "diverged" && { diverged: 1 }),
    test: test && [
      Number(test.loss.toPrecision(4)),
      Number(test.score.toFixed(2)),
      Number(test.metric.toPrecision(4)),
    ],
  };
}

/** The inverse, for the challenge and settings that it was packed of. */
export function unpackGhost(
  packed: PackedGhost,
  { number, settings }: Pick<Ghost, "number" | "settings">,
  { counts: all }: Exercise,
  counts: Readonly<Record<Exclude<SplitName, "test">, number>>,
): Ghost {
  const perEpoch = stepsPerEpoch(all.train, settings.hyperparameters.batchSize);
  const { trainLoss, validationLoss, trainScore, validationScore, trainRight, validationRight } = packed;
  const metric = (
    right: readonly number[] | undefined,
    count: number,
    loss: readonly number[],
    at: number,
  ) => (right ? right[at]! / count : Math.sqrt(loss[at]!));
  const curve = curveOf(
    packed.step.map((step, at) => ({
      step,
      epoch: step / perEpoch,
      trainLoss: trainLoss[at]!,
      validationLoss: validationLoss[at]!,
      trainScore: trainScore[at]!,
      validationScore: validationScore[at]!,
      trainMetric: metric(trainRight, counts.train, trainLoss, at),
      validationMetric: metric(validationRight, counts.validation, validationLoss, at),
    })),
  );
  const [loss, score, error] = packed.test ?? [];
  const test = packed.test && { loss: loss!, score: score!, metric: error! };
  return { number, settings, curve, end: packed.diverged ? "diverged" : "finished", test };
}

/** The first and the last point, the best, and some in between. */
function keptPoints(curve: Curve): number[] {
  const last = lengthOf(curve) - 1;
  if (last < 0) return [];
  const best = curve.step.indexOf(bestPoint(curve)!.step);
  const places = Array.from({ length: MOST_POINTS - 1 }, (_, place) =>
    Math.round(last * (place / (MOST_POINTS - 2)) ** BEND),
  );
  return [...new Set([...places, best])].sort((one, other) => one - other);
}
