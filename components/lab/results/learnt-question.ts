import { PICTURES_ASKED } from "@/components/charts/example-pictures";
import { curveInputs, extentOf, planeExtent, planeGrid } from "@/components/charts/example-space";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { featureCount } from "@/lib/learning/network";
import type { Split } from "@/lib/learning/split";
import { unreachable } from "@/lib/learning/unreachable";

/** Inputs (count × features) whose outputs the view of what was learnt is drawn from. */
export type LearntQuestion = { readonly inputs: Float32Array; readonly count: number };

export function learntQuestion(
  { view, featureShape, task }: ChallengeInfo,
  { train, validation }: { train: Split; validation: Split },
): LearntQuestion {
  switch (view) {
    case "plane": {
      const inputs = planeGrid(planeExtent([train, validation]));
      return { inputs, count: inputs.length / 2 };
    }
    case "curve": {
      const inputs = curveInputs(extentOf([train, validation], 0, 1));
      return { inputs, count: inputs.length };
    }
    case "pictures": {
      const count = Math.min(PICTURES_ASKED, validation.count);
      return { inputs: validation.features.slice(0, count * featureCount(featureShape)), count };
    }
    case "table":
      return task.kind === "classification"
        ? { inputs: validation.features.slice(), count: validation.count }
        : rowsOf([validation, train]);
    default:
      return unreachable(view);
  }
}

/** The rows of all these splits, one after the other. */
function rowsOf(splits: readonly Split[]): LearntQuestion {
  return {
    inputs: Float32Array.from(splits.flatMap(({ features }) => [...features])),
    count: splits.reduce((sum, { count }) => sum + count, 0),
  };
}
