"use client";

import { ChartSpline } from "lucide-react";
import { useTranslations } from "next-intl";
import { nearestRateStep, RATE_STEPS } from "@/components/lab/rate-finder/rate-steps";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Slider } from "@/components/ui/slider";
import { NumberRefusal, useTypedNumber } from "@/components/ui/typed-number";
import { formatLearningRate } from "@/lib/learning/format";
import { LEARNING_RATE_RANGE } from "@/lib/learning/hyperparameters";

/** The learning rate: a logarithmic slider to feel it, and a field to say it exactly. */
export function LearningRateField({
  value,
  hideLabel = false,
  onChange,
  onFind,
  canFind = false,
}: {
  value: number;
  /** For screen readers only, where the place says what it is. */
  hideLabel?: boolean;
  onChange: (learningRate: number) => void;
  /** Null: there is no finder here. */
  onFind: (() => void) | null;
  canFind?: boolean;
}) {
  const t = useTranslations("lab");
  const label = t("settings.learningRate");
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
            title={t("finder.title")}
            disabled={!canFind}
            onClick={onFind}
          >
            <ChartSpline aria-hidden="true" />
            <span>{t("finder.find")}</span>
          </Button>
        )}
        <Input
          {...input}
          aria-describedby={error === null ? undefined : errorId}
          className="tabular h-8 w-20 px-2 text-end"
        />
      </div>
      <NumberRefusal id={errorId} error={error} />
      <Slider
        value={nearestRateStep(value)}
        onValueChange={(step) => onChange(RATE_STEPS[step])}
        min={0}
        max={RATE_STEPS.length - 1}
        largeStep={6}
        label={label}
        hideLabel
        format={(step) => formatLearningRate(RATE_STEPS[step])}
      />
      <div aria-hidden="true" className="tabular flex justify-between text-ink-muted text-xs leading-none">
        {[1e-5, 1e-3, 0.1, 10].map((rate) => (
          <span key={rate}>{formatLearningRate(rate)}</span>
        ))}
      </div>
    </div>
  );
}
