import type { RunColour } from "@/components/charts/axes/run-colour";
import type { Curve } from "@/lib/learning/curves/curve";

/** One line of a curves chart. A ghost shows the validation curve of another run for comparison, in grey. */
export type CurveSeries = {
  readonly id: string;
  /** Written at the end of the line when the series is bold, and in the table; in the reader's language. */
  readonly label: string;
  readonly curve: Curve;
  readonly role: "train" | "validation" | "ghost";
  /** "faint": stands back for one that is bold. */
  readonly emphasis: "bold" | "quiet" | "faint";
  /** Written at the end of a bold line instead of its last value, e.g. that the run diverged. */
  readonly note?: string;
  /** In the picture of a class: its line has the run's colour instead of its split's, is smoothed, and can be pointed at. */
  readonly run?: SeriesRun;
};

type SeriesRun = {
  readonly colour: RunColour;
  /** The vertical axis takes no notice of it. */
  readonly diverged: boolean;
  /** What is said of it while it is pointed at, in one line. A function, as it is needed for few. */
  readonly readout: () => string;
  /** The same in cells of the table, after those of its losses. */
  readonly cells: () => readonly string[];
};

/** What the vertical axis measures: the loss, or the score of 0–100. */
export type Measure = "loss" | "score";

export function valuesOf(series: CurveSeries, measure: Measure): readonly number[] {
  const { curve, role } = series;
  if (measure === "loss") return role === "train" ? curve.trainLoss : curve.validationLoss;
  return role === "train" ? curve.trainScore : curve.validationScore;
}
