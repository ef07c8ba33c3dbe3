"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { ValleyMap } from "@/components/charts/valley/valley-map";
import { cn } from "@/components/ui/class-names";
import type { Valley } from "@/lib/learning/training/valley";
import { useValleySentences } from "./stride-sentence";

/** The map of a valley, with a legend and a caption about its axes. `chartClass`: sets the height of the map. */
export function ValleyFigure({
  valley,
  beside = null,
  chartClass,
  className,
}: {
  valley: Valley;
  /** Another valley to compare it with; both get the same axes where both are visible on them. */
  beside?: Valley | null;
  chartClass: string;
  className?: string;
}) {
  const t = useTranslations("valley.map");
  const [asTable, setAsTable] = useState(false);
  const sentences = useValleySentences();
  return (
    <figure className={cn("flex min-w-0 flex-col gap-1", className)}>
      <div className="flex items-center justify-between gap-2">
        <span className="flex items-center gap-1.5 text-ink-muted text-xs">
          <span>{t("deep")}</span>
          <span
            aria-hidden="true"
            dir="ltr"
            className="h-2 w-12 rounded-full border border-line bg-linear-to-r from-[color-mix(in_oklab,var(--accent)_62%,var(--surface))] to-surface rtl:-scale-x-100"
          />
          <span>{t("high")}</span>
        </span>
        <TableSwitch asTable={asTable} of={t("title")} onTable={setAsTable} />
      </div>
      <div className={cn("relative", chartClass)}>
        <div className="absolute inset-0">
          <ValleyMap {...{ valley, beside, asTable }} label={sentences.summary(valley) ?? t("title")} />
        </div>
      </div>
      <figcaption className="text-ink-muted text-xs">{sentences.axes(valley)}</figcaption>
    </figure>
  );
}
