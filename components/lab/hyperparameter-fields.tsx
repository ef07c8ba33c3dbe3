"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { BATCH_SIZE_RANGE, type Hyperparameters, OPTIMISERS } from "@/lib/learning/hyperparameters";
import { type Locks, lockedNames } from "@/lib/learning/locks";
import { LearningRateField } from "./learning-rate-field";
import { LockMark } from "./lock-mark";
import { LockNote } from "./lock-note";
import { WeightDecayField } from "./weight-decay-field";

/** How a network learns. `trainCount`: training examples, of which a batch cannot have more. `canFind`: learning rates can be tried now. */
export function HyperparameterFields({
  value,
  locks,
  trainCount,
  onChange,
  onFind,
  canFind,
}: {
  value: Hyperparameters;
  locks: Locks;
  trainCount: number;
  onChange: (changed: Partial<Hyperparameters>) => void;
  onFind: () => void;
  canFind: boolean;
}) {
  const t = useTranslations("lab");
  const note = useId();
  /** What a locked control says of itself. */
  const lock = (name: keyof Hyperparameters) =>
    locks[name] === undefined ? {} : { disabled: true, "aria-describedby": note };
  const anyLocked = lockedNames(locks).some((name) => name !== "network" && name !== "epochs");

  return (
    <>
      <LearningRateField
        {...lock("learningRate")}
        value={value.learningRate}
        onChange={(learningRate) => onChange({ learningRate })}
        {...{ onFind, canFind }}
      />
      <div className="grid grid-cols-2 gap-2">
        <Select
          {...lock("optimiser")}
          small
          label={t("settings.optimiser")}
          mark={locks.optimiser !== undefined && <LockMark />}
          value={value.optimiser}
          options={OPTIMISERS.map((name) => ({ value: name, label: t(`optimisers.${name}`) }))}
          onValueChange={(optimiser) => onChange({ optimiser })}
        />
        <NumberField
          {...lock("batchSize")}
          small
          label={t("settings.batchSize")}
          mark={locks.batchSize !== undefined && <LockMark />}
          value={value.batchSize}
          min={BATCH_SIZE_RANGE.min}
          max={Math.min(BATCH_SIZE_RANGE.max, trainCount)}
          step={4}
          onValueChange={(batchSize) => onChange({ batchSize: Math.round(batchSize) })}
        />
      </div>
      <WeightDecayField
        {...lock("weightDecay")}
        value={value.weightDecay}
        onChange={(weightDecay) => onChange({ weightDecay })}
      />
      {anyLocked && <LockNote id={note} />}
    </>
  );
}
