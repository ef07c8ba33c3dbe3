"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/form/segmented";
import { PACES, type Pace } from "@/lib/learning/training/training";

/** Chooses how many steps to take per second, up to full speed. It does not change the result. */
export function PaceSwitch({ value, onChange }: { value: Pace; onChange: (pace: Pace) => void }) {
  const t = useTranslations("lab.pace");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p aria-hidden="true" className="flex items-baseline justify-between gap-2 text-sm">
        <span className="font-medium">{t("label")}</span>
        <span className="truncate text-ink-muted text-xs">{t(`means.${value}`)}</span>
      </p>
      <Segmented
        wide
        label={t("label")}
        value={String(value)}
        options={PACES.map((pace) => ({ value: String(pace), label: t(`${pace}`) }))}
        onValueChange={(chosen) => onChange(PACES.find((pace) => String(pace) === chosen) ?? value)}
      />
    </div>
  );
}
