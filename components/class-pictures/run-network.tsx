import type { ReactNode } from "react";
import { DecisionSurface } from "@/components/charts/examples/decision-surface";
import { curveInputs, extentOf, planeExtent, planeGrid } from "@/components/charts/examples/example-space";
import { FittedCurve } from "@/components/charts/examples/fitted-curve";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Numbers } from "@/lib/learning/examples/split";
import type { Examples } from "@/lib/learning/training/training";

/** The inputs from whose outputs the picture of one network is drawn; null where there is no such picture. */
export function inputsOfNetwork({ view }: ChallengeInfo, { train, validation }: Examples): Numbers | null {
  if (view === "plane") return planeGrid(planeExtent([train, validation]));
  return view === "curve" ? curveInputs(extentOf([train, validation], 0, 1)) : null;
}

type RunNetworkProps = {
  readonly challenge: ChallengeInfo;
  readonly examples: Examples;
  /** The network's outputs on `inputsOfNetwork`; null while they are not known. */
  readonly outputs: Float32Array | null;
};

/** What one network makes of the plane, or of a curve. */
export function RunNetwork({ challenge, examples, outputs }: RunNetworkProps): ReactNode {
  const { classes } = useChallengeWords(challenge);
  const { train, validation } = examples;
  switch (challenge.view) {
    case "plane":
      return <DecisionSurface {...{ train, validation, classes }} logits={outputs} />;
    case "curve":
      return <FittedCurve {...{ train, validation, outputs }} />;
    default:
      return null;
  }
}
