import type { AnsweredSplit } from "@/lib/learning/examples/mistakes";
import { inOwnUnit, type Scale } from "@/lib/learning/numbers/scale";

/** How far a network's predictions are from the truth, in the unit of the target. */
export type Residuals = {
  /** Root mean squared errors. */
  readonly train: number;
  readonly validation: number;
  /** The validation examples with the largest errors, the largest first. `example`: its index in the split. */
  readonly shown: readonly {
    readonly example: number;
    readonly truth: number;
    readonly prediction: number;
    /** Prediction − truth. */
    readonly error: number;
  }[];
};

/** Outputs are one number per example, standardised like the labels. `most`: how many examples are shown at most. */
export function residualsOf(
  train: AnsweredSplit,
  validation: AnsweredSplit,
  scale: Scale,
  most: number,
): Residuals {
  const shown = Array.from(validation.split.labels, (label, example) => {
    const truth = inOwnUnit(label, scale);
    const prediction = inOwnUnit(validation.outputs[example]!, scale);
    return { example, truth, prediction, error: prediction - truth };
  });
  return {
    train: rootMeanSquare(train) * scale.deviation,
    validation: rootMeanSquare(validation) * scale.deviation,
    shown: shown.sort((one, other) => Math.abs(other.error) - Math.abs(one.error)).slice(0, most),
  };
}

function rootMeanSquare({ split, outputs }: AnsweredSplit): number {
  const squares = split.labels.reduce((sum, label, row) => sum + (outputs[row]! - label) ** 2, 0);
  return Math.sqrt(squares / split.count);
}
