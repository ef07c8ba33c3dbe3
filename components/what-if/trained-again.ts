import { type Curve, type CurvePoint, lengthOf } from "@/lib/learning/curves/curve";
import { countedPoint, type Ranking } from "@/lib/learning/curves/ranking";
import { ARITHMETIC, type Device } from "@/lib/learning/training/engine-choice";
import type { TrainingOutcome } from "@/lib/learning/training/training";
import type { Run } from "@/lib/session/log/session";

/** What is measured of a run, without where it stood on its class's valley. */
const MEASURED = [
  ...["step", "epoch", "trainLoss", "trainScore", "trainMetric"],
  ...["validationLoss", "validationScore", "validationMetric"],
] as const satisfies readonly (keyof Curve)[];
const OF_TRAINING = ["step", "epoch", "trainLoss", "trainScore", "trainMetric"] as const;

/**
 * Why a run that is trained again may differ from the recorded one. `none`: it must come out the same. `version`: another version of the arithmetic trained it.
 * `device`: the log does not say that our own arithmetic trained it, but a GPU's or an earlier one.
 */
export type Doubt = "none" | "version" | "device";

export function doubtAbout({ arithmetic }: Pick<Device, "arithmetic">): Doubt {
  if (arithmetic === undefined) return "device";
  return arithmetic === ARITHMETIC ? "none" : "version";
}

/**
 * How a run that was trained again compares with what the class was told of it, point by point. `points`: how many the class was told of; `same`: how many of them, from the
 * beginning, came out exactly the same. `trains`: whether all are the same as far as the training examples go.
 */
export type Sameness = { readonly points: number; readonly same: number; readonly trains: boolean };

export function samenessOf(recorded: Curve, again: Curve): Sameness {
  const points = lengthOf(recorded);
  const isSame = (index: number, columns: readonly (keyof Curve)[]) =>
    index < lengthOf(again) &&
    columns.every((column) => Object.is(recorded[column]?.[index], again[column]?.[index]));
  const indices = Array.from({ length: points }, (_, index) => index);
  const differing = indices.findIndex((index) => !isSame(index, MEASURED));
  return {
    points,
    same: differing === -1 ? points : differing,
    trains: indices.every((index) => isSame(index, OF_TRAINING)),
  };
}

/**
 * What came of training a recorded run again with nothing changed. `same`: every point, and it ended as it did. `further`: every point that the class has, but in
 * class it was stopped before its end. `training`: the same on the training examples, but not on validation. `differs`: from this point on, counted from 0.
 */
export type Repeat =
  | { readonly kind: "same" | "further" | "training"; readonly points: number }
  | { readonly kind: "differs"; readonly points: number; readonly from: number };

export function repeatOf(
  recorded: Pick<Run, "curve" | "end">,
  again: { readonly curve: Curve; readonly end: TrainingOutcome },
): Repeat {
  const { points, same, trains } = samenessOf(recorded.curve, again.curve);
  const reason = recorded.end?.reason;
  const isWhole = reason === "finished" || reason === "diverged";
  const endsAlike = !isWhole || (again.end === reason && lengthOf(again.curve) === points);
  if (same === points && endsAlike) return { kind: isWhole ? "same" : "further", points };
  if (trains && endsAlike) return { kind: "training", points };
  return { kind: "differs", points, from: same };
}

/** The point that a run counts by, or its last where it counts for nothing; null where nothing was measured. */
export function resultOf(curve: Curve, epochs: number, ranking: Ranking): CurvePoint | null {
  return countedPoint(curve, epochs, ranking) ?? countedPoint(curve, epochs, { by: "best-epoch" });
}

/** A run in an address: `2-0` is the first run of the participant with number 2. Null when there is none such. */
export function parseRun(text: string | null): { readonly participant: number; readonly run: number } | null {
  const found = /^(\d{1,4})-(\d{1,4})$/.exec(text ?? "");
  return found ? { participant: Number(found[1]), run: Number(found[2]) } : null;
}
