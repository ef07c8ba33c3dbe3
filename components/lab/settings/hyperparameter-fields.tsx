"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { BATCH_SIZE_RANGE, type Hyperparameters, OPTIMISERS } from "@/lib/learning/hyperparameters";
import type { Locks } from "@/lib/learning/locks";
import { LearningRateField } from "./learning-rate-field";
import { WeightDecayField } from "./weight-decay-field";

/**
 * How a network learns, as far as the round leaves it to the student. `trainCount`: training examples, of which a batch cannot have
 * more. `canFind`: learning rates can be tried now.
 */
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
  return (
    <>
      {locks.learningRate === undefined && (
        <LearningRateField
          value={value.learningRate}
          onChange={(learningRate) => onChange({ learningRate })}
          {...{ onFind, canFind }}
        />
      )}
      {(locks.optimiser === undefined || locks.batchSize === undefined) && (
        <div className="grid grid-cols-2 gap-2">
          {locks.optimiser === undefined && (
            <Select
              small
              label={t("settings.optimiser")}
              value={value.optimiser}
              options={OPTIMISERS.map((name) => ({ value: name, label: t(`optimisers.${name}`) }))}
              onValueChange={(optimiser) => onChange({ optimiser })}
            />
          )}
          {locks.batchSize === undefined && (
            <NumberField
              small
              label={t("settings.batchSize")}
              value={value.batchSize}
              min={BATCH_SIZE_RANGE.min}
              max={Math.min(BATCH_SIZE_RANGE.max, trainCount)}
              step={4}
              onValueChange={(batchSize) => onChange({ batchSize })}
            />
          )}
        </div>
      )}
      {locks.weightDecay === undefined && (
        <WeightDecayField value={value.weightDecay} onChange={(weightDecay) => onChange({ weightDecay })} />
      )}
    </>
  );
}
