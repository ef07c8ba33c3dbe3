"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import { DecisionSurface } from "@/components/charts/decision-surface";
import { ExamplePictures } from "@/components/charts/example-pictures";
import { FittedCurve } from "@/components/charts/fitted-curve";
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
  useEffect(() => {
    if (view.current === null) return;
    const observer = new IntersectionObserver(([entry]) => onVisible(entry.isIntersecting));
    observer.observe(view.current);
    return () => observer.disconnect();
  }, [onVisible]);
  return (
    <LabCard title={t("learnt.title")} className={className}>
      <div ref={view} className="grid min-h-0 flex-1">
        {examples === null ? (
          <p className="grid min-h-48 place-content-center justify-items-center gap-2 text-ink-muted text-sm">
            <Spinner />
            {t("learnt.loading")}
          </p>
        ) : (
          <View challenge={challenge} examples={examples} outputs={outputs} />
        )}
      </div>
    </LabCard>
  );
}

function View({
  challenge,
  examples,
  outputs,
}: {
  challenge: ChallengeInfo;
  examples: NonNullable<TrainingState["examples"]>;
  outputs: Float32Array | null;
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
        <ExamplePictures {...{ featureShape, classes }} validation={examples.validation} logits={outputs} />
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
