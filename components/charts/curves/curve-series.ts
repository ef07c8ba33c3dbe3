import type { Curve } from "@/lib/learning/curves/curve";

/** One line of a curves chart. A ghost shows the validation curve of another run for comparison, in grey. */
export type CurveSeries = {
  readonly id: string;
  /** Written at the end of the line when the series is bold, and in the table; in the reader's language. */
  readonly label: string;
  readonly curve: Curve;
  readonly role: "train" | "validation" | "ghost";
  readonly emphasis: "bold" | "quiet";
  /** Written at the end of a bold line instead of its last value, e.g. that the run diverged. */
  readonly note?: string;
};

/** What the vertical axis measures: the loss, or the score of 0–100. */
export type Measure = "loss" | "score";

export function valuesOf(series: CurveSeries, measure: Measure): readonly number[] {
  const { curve, role } = series;
  if (measure === "loss") return role === "train" ? curve.trainLoss : curve.validationLoss;
  return role === "train" ? curve.trainScore : curve.validationScore;
}
