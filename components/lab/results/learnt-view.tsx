"use client";

import { useRef, useState } from "react";
import { DecisionSurface } from "@/components/charts/decision-surface";
import { ExamplePictures } from "@/components/charts/example-pictures";
import { FittedCurve } from "@/components/charts/fitted-curve";
import type { PictureOrder } from "@/components/charts/picture-order";
import { PictureOrderSwitch } from "@/components/charts/picture-order-switch";
import { PredictedNumbers } from "@/components/charts/predicted-numbers";
import { TableGuesses } from "@/components/charts/table-guesses";
import type { TrainingState } from "@/components/lab/train/training-state";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { unreachable } from "@/lib/learning/unreachable";
import { useChallengeWords } from "./challenge-words";
import { useInSight } from "./use-in-sight";

type LearntViewProps = {
  challenge: ChallengeInfo;
  examples: NonNullable<TrainingState["examples"]>;
  /** The network's outputs on the inputs that this challenge's view asks for. */
  outputs: Float32Array | null;
};

/** What the network makes of the examples now. `onVisible`: it came into sight, or left it. */
export function LearntView({
  onVisible,
  ...props
}: LearntViewProps & { onVisible: (visible: boolean) => void }) {
  const view = useRef<HTMLDivElement>(null);
  const { task } = props.challenge;
  // Of two classes one learns more by watching the same pictures; of ten, by what it takes for what.
  const manyClasses = task.kind === "classification" && task.classes.length > 2;
  const [chosen, setOrder] = useState<PictureOrder | null>(null);
  const order = chosen ?? (manyClasses ? "mistakes" : "same");
  useInSight(view, onVisible);
  return (
    <div ref={view} className="flex min-h-0 flex-1 flex-col gap-2">
      {props.challenge.view === "pictures" && (
        <div className="flex justify-end">
          <PictureOrderSwitch order={order} onOrder={setOrder} />
        </div>
      )}
      <div className="grid min-h-0 flex-1">
        <View {...props} order={order} />
      </div>
    </div>
  );
}

function View({ challenge, examples, outputs, order }: LearntViewProps & { order: PictureOrder }) {
  const { view, featureShape } = challenge;
  const { classes, columns, target } = useChallengeWords(challenge);
  switch (view) {
    case "plane":
      return <DecisionSurface {...examples} logits={outputs} classes={classes} />;
    case "curve":
      return <FittedCurve {...examples} outputs={outputs} />;
    case "pictures":
      return (
        <ExamplePictures
          {...{ featureShape, classes, order }}
          validation={examples.validation}
          logits={outputs}
        />
      );
    case "table":
      return target ? (
        <PredictedNumbers {...{ ...examples, outputs, target }} />
      ) : (
        <TableGuesses validation={examples.validation} logits={outputs} {...{ classes, columns }} />
      );
    default:
      return unreachable(view);
  }
}
