"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { DecisionSurface } from "@/components/charts/decision-surface";
import { ExamplePictures } from "@/components/charts/example-pictures";
import { FittedCurve } from "@/components/charts/fitted-curve";
import type { PictureOrder } from "@/components/charts/picture-order";
import { PictureOrderSwitch } from "@/components/charts/picture-order-switch";
import { PredictedNumbers } from "@/components/charts/predicted-numbers";
import { TableGuesses } from "@/components/charts/table-guesses";
import { Spinner } from "@/components/ui/spinner";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Scale } from "@/lib/learning/scale";
import { unreachable } from "@/lib/learning/unreachable";
import { LabCard } from "./lab-card";
import type { TrainingState } from "./training-state";

/** Of a target that was not standardised. */
const UNSCALED: Scale = { mean: 0, deviation: 1 };

/** What the network makes of the examples now. `outputs`: its outputs on the inputs that this challenge's view asks for. */
export function LearntPanel({
  challenge,
  examples,
  outputs,
  onVisible,
  className,
}: {
  challenge: ChallengeInfo;
  examples: TrainingState["examples"];
  outputs: Float32Array | null;
  onVisible: (visible: boolean) => void;
  className?: string;
}) {
  const t = useTranslations("lab");
  const view = useRef<HTMLDivElement>(null);
  const { task } = challenge;
  // Of two classes one learns more by watching the same pictures; of ten, by what it takes for what.
  const manyClasses = task.kind === "classification" && task.classes.length > 2;
  const [chosen, setOrder] = useState<PictureOrder | null>(null);
  const order = chosen ?? (manyClasses ? "mistakes" : "same");
  useEffect(() => {
    if (view.current === null) return;
    const observer = new IntersectionObserver(([entry]) => onVisible(entry.isIntersecting));
    observer.observe(view.current);
    return () => observer.disconnect();
  }, [onVisible]);
  return (
    <LabCard
      title={t("learnt.title")}
      actions={challenge.view === "pictures" && <PictureOrderSwitch order={order} onOrder={setOrder} />}
      className={className}
    >
      <div ref={view} className="grid min-h-0 flex-1">
        {examples === null ? (
          <p className="grid min-h-48 place-content-center justify-items-center gap-2 text-ink-muted text-sm">
            <Spinner />
            {t("learnt.loading")}
          </p>
        ) : (
          <View {...{ challenge, examples, outputs, order }} />
        )}
      </div>
    </LabCard>
  );
}

function View({
  challenge,
  examples,
  outputs,
  order,
}: {
  challenge: ChallengeInfo;
  examples: NonNullable<TrainingState["examples"]>;
  outputs: Float32Array | null;
  order: PictureOrder;
}) {
  const t = useTranslations("challenges");
  const { id, task, view, features, featureShape } = challenge;
  const classes = useMemo(
    () => (task.kind === "classification" ? task.classes.map((name) => t(`${id}.classes.${name}`)) : []),
    [t, id, task],
  );
  const columns = useMemo(
    () => (features ?? []).map(({ key, ...scale }) => ({ ...scale, name: t(`${id}.features.${key}`) })),
    [t, id, features],
  );
  const target = useMemo(
    () => task.kind === "regression" && { ...(task.target ?? UNSCALED), name: t(`${id}.target.name`) },
    [t, id, task],
  );
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
