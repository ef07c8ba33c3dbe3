"use client";

import { ChartSpline, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Input, labelClass } from "@/components/ui/form/input";
import { NumberField } from "@/components/ui/form/number-field";
import { Select } from "@/components/ui/form/select";
import { Slider } from "@/components/ui/form/slider";
import { NumberRefusal, useTypedNumber } from "@/components/ui/form/typed-number";
import { formatLearningRate } from "@/lib/learning/numbers/format";
import {
  BATCH_SIZE_RANGE,
  type Hyperparameters,
  LEARNING_RATE_RANGE,
  OPTIMISERS,
} from "@/lib/learning/training/hyperparameters";
import type { Locks } from "@/lib/learning/training/locks";
import { nearestRateStep, RATE_STEPS } from "@/lib/learning/training/rate-steps";

/**
 * The hyperparameters that the round leaves to the student, except the epochs. `trainCount`: the number of training examples, which
 * limits the batch size. `canFind`: whether learning rates can be tried now; `findLocked`: the round does not
 * let them be tried until the host says so.
 */
export function HyperparameterFields({
  value,
  locks,
  trainCount,
  onChange,
  onFind,
  canFind,
  findLocked,
}: {
  value: Hyperparameters;
  locks: Locks;
  trainCount: number;
  onChange: (changed: Partial<Hyperparameters>) => void;
  /** Opens the finder; null while the round locks it. */
  onFind: (() => void) | null;
  canFind: boolean;
  findLocked: boolean;
}) {
  const t = useTranslations("lab");
  return (
    <>
      {locks.learningRate === undefined && (
        <LearningRateField
          value={value.learningRate}
          onChange={(learningRate) => onChange({ learningRate })}
          {...{ onFind, canFind, findLocked }}
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

/** The learning rate: a logarithmic slider, and a field for an exact value. */
export function LearningRateField({
  value,
  hideLabel = false,
  onChange,
  onFind,
  canFind = false,
  findLocked = false,
}: {
  value: number;
  /** Hides the label visually, where the context already says what the field is. */
  hideLabel?: boolean;
  onChange: (learningRate: number) => void;
  /** Opens the finder; null where there is none. */
  onFind: (() => void) | null;
  canFind?: boolean;
  findLocked?: boolean;
}) {
  const t = useTranslations("lab");
  const label = t("settings.learningRate");
  const reasonId = useId();
  const { input, error, errorId } = useTypedNumber({
    ...{ value, label, onValueChange: onChange },
    ...{ kind: "real", ...LEARNING_RATE_RANGE },
  });

  return (
    <div className="grid gap-0.5">
      <div className="flex items-center justify-between gap-1.5">
        <label htmlFor={input.id} className="flex-1 font-medium text-sm">
          <span className={cn(hideLabel && "sr-only")}>{label}</span>
        </label>
        {onFind !== null && (
          <Button
            variant="quiet"
            size="sm"
            className="px-2"
            title={t(findLocked ? "finder.locked" : "finder.title")}
            // Not `disabled` where it is locked, so that everybody can read why.
            disabled={!canFind && !findLocked}
            aria-disabled={findLocked || undefined}
            aria-describedby={findLocked ? reasonId : undefined}
            onClick={findLocked ? undefined : onFind}
          >
            {findLocked ? <Lock aria-hidden="true" /> : <ChartSpline aria-hidden="true" />}
            <span>{t("finder.find")}</span>
          </Button>
        )}
        <Input
          {...input}
          aria-describedby={error === null ? undefined : errorId}
          className="tabular h-8 w-20 px-2 text-end"
        />
      </div>
      {findLocked && (
        <p id={reasonId} className="text-ink-muted text-xs">
          {t("finder.locked")}
        </p>
      )}
      <NumberRefusal id={errorId} error={error} />
      <Slider
        value={nearestRateStep(value)}
        onValueChange={(step) => onChange(RATE_STEPS[step]!)}
        min={0}
        max={RATE_STEPS.length - 1}
        largeStep={6}
        label={label}
        hideLabel
        format={(step) => formatLearningRate(RATE_STEPS[step]!)}
      />
      <div aria-hidden="true" className="tabular flex justify-between text-ink-muted text-xs leading-none">
        {[1e-5, 1e-3, 0.1, 10].map((rate) => (
          <span key={rate}>{formatLearningRate(rate)}</span>
        ))}
      </div>
    </div>
  );
}

const STEPS = [0, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1];

/** How strongly weights are pulled towards zero. A value between the steps, which a lock or an earlier run may have, is offered too. */
export function WeightDecayField({
  value,
  hideLabel = false,
  onChange,
}: {
  value: number;
  /** Hides the label visually, where the context already says what the field is. */
  hideLabel?: boolean;
  onChange: (weightDecay: number) => void;
}) {
  const t = useTranslations("lab.settings");
  const steps = STEPS.includes(value) ? STEPS : [...STEPS, value].sort((one, other) => one - other);
  return (
    <div className={cn("grid items-center gap-2", !hideLabel && "grid-cols-2")}>
      {!hideLabel && (
        <span aria-hidden="true" className={labelClass}>
          <span>{t("weightDecay")}</span>
        </span>
      )}
      <Select
        small
        aria-label={t("weightDecay")}
        value={String(value)}
        options={steps.map((step) => ({
          value: String(step),
          label: step === 0 ? t("noDecay") : formatLearningRate(step),
        }))}
        onValueChange={(chosen) => onChange(Number(chosen))}
      />
    </div>
  );
}
