"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { labelClass } from "@/components/ui/control-class";
import { Select } from "@/components/ui/select";
import { formatLearningRate } from "@/lib/learning/format";

const STEPS = [0, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1];

/** How strongly weights are pulled to zero. A value between the steps, as a lock or an earlier run may have, is offered too. */
export function WeightDecayField({
  value,
  hideLabel = false,
  onChange,
}: {
  value: number;
  /** For screen readers only, where the place says what it is. */
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
