import type { AnsweredSplit } from "@/lib/learning/examples/mistakes";
import { inOwnUnit, type Scale } from "@/lib/learning/numbers/scale";

/** How far a network's numbers are from the truth, in the target's own unit. */
export type Residuals = {
  /** Root mean squared errors. */
  readonly train: number;
  readonly validation: number;
  /** The validation examples that it is furthest off at, the worst first. `example`: its place in the split. */
  readonly shown: readonly {
    readonly example: number;
    readonly truth: number;
    readonly prediction: number;
    /** Prediction − truth. */
    readonly error: number;
  }[];
};

/** `outputs`: one number an example, standardised like the labels. At most `most` are shown. */
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
    train: meanError(train) * scale.deviation,
    validation: meanError(validation) * scale.deviation,
    shown: shown.sort((one, other) => Math.abs(other.error) - Math.abs(one.error)).slice(0, most),
  };
}

function meanError({ split, outputs }: AnsweredSplit): number {
  const squares = split.labels.reduce((sum, label, row) => sum + (outputs[row]! - label) ** 2, 0);
  return Math.sqrt(squares / split.count);
}
