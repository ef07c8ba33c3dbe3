"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import type { Pace } from "./training-state";

const PACES = ["watch", "fast"] as const;

/** Watch it learn over some seconds, or have the result as soon as the device can. The result is the same. */
export function PaceSwitch({ value, onChange }: { value: Pace; onChange: (pace: Pace) => void }) {
  const t = useTranslations("lab.pace");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span aria-hidden="true" className="font-medium text-sm">
        {t("label")}
      </span>
      <Segmented
        wide
        label={t("label")}
        value={value}
        options={PACES.map((pace) => ({ value: pace, label: t(pace) }))}
        onValueChange={onChange}
      />
    </div>
  );
}
