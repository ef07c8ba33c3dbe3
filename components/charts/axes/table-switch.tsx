"use client";

import { ChartSpline, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";

/** Switches between a chart and its table. `of`: the chart's name, for screen readers; not needed if there is only one chart around. */
export function TableSwitch({
  asTable,
  of = null,
  onTable,
  className,
}: {
  asTable: boolean;
  of?: string | null;
  onTable: (asTable: boolean) => void;
  className?: string;
}) {
  const t = useTranslations("charts");
  const Icon = asTable ? ChartSpline : Table2;
  return (
    <button
      type="button"
      aria-pressed={asTable}
      aria-label={of === null ? t("showNumbers") : t("showNumbersOf", { chart: of })}
      title={t("showNumbers")}
      onClick={() => onTable(!asTable)}
      className={cn(
        "grid shrink-0 place-items-center rounded-control p-1 text-ink-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11",
        className,
      )}
    >
      <Icon className="size-4" aria-hidden="true" />
    </button>
  );
}
