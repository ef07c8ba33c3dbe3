import {
  curveInputs,
  type Extent,
  extentOf,
  labelExtent,
  planeExtent,
  planeGrid,
} from "@/components/charts/examples/example-space";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Numbers, Split } from "@/lib/learning/examples/split";
import type { Examples } from "@/lib/learning/training/training";

/** What a network makes of the examples, small: how it divides the plane, or the curve it fits. */
export type OwnPicture =
  | {
      readonly kind: "plane";
      /** side² × classes, in the order of `planeGrid`. */
      readonly outputs: Float32Array;
      readonly side: number;
      readonly classes: number;
      readonly extent: Extent;
      readonly train: Split;
    }
  | {
      readonly kind: "curve";
      /** One for each input. */
      readonly outputs: Float32Array;
      readonly inputs: Numbers;
      readonly across: Extent;
      readonly up: Extent;
      readonly train: Split;
    };

const SIDE = 48;

/**
 * The picture of a network, which `predict` asks (count × output units for count × features). Null for challenges whose examples are neither on a plane nor on a line, and
 * where there is no answer.
 */
export async function ownPicture(
  { view, task }: Pick<ChallengeInfo, "view" | "task">,
  { train, validation }: Examples,
  predict: (inputs: Numbers, count: number) => Promise<Float32Array | null>,
): Promise<OwnPicture | null> {
  if (view === "plane" && task.kind === "classification") {
    const extent = planeExtent([train, validation]);
    const outputs = await predict(planeGrid(extent, SIDE), SIDE ** 2);
    return outputs && { kind: "plane", outputs, side: SIDE, classes: task.classes.length, extent, train };
  }
  if (view === "curve") {
    const across = extentOf([train, validation], 0, 1);
    const inputs = curveInputs(across);
    const outputs = await predict(inputs, inputs.length);
    return outputs && { kind: "curve", outputs, inputs, across, up: labelExtent([train, validation]), train };
  }
  return null;
}
