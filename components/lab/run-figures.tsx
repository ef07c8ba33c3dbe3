"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import type { CurvePoint } from "@/lib/learning/curve";
import { formatLoss, formatMetric, formatScore } from "@/lib/learning/format";
import type { Task } from "@/lib/learning/task";

/** A run in figures, all at the epoch where it did best on unseen examples. */
export function RunFigures({ best, task }: { best: CurvePoint | null; task: Task }) {
  const t = useTranslations("lab.figures");
  const gap = best === null ? null : best.validationLoss - best.trainLoss;
  return (
    <dl className="grid grid-cols-4 gap-2">
      <Figure name={t("score")} hint={t("scoreHint")} strong tone="text-validation">
        {best === null ? "–" : formatScore(best.validationScore)}
      </Figure>
      <Figure name={t(task.kind === "classification" ? "accuracy" : "rmse")}>
        {best === null ? "–" : formatMetric(task, best.validationMetric)}
      </Figure>
      <Figure name={t("trainScore")} tone="text-train">
        {best === null ? "–" : formatScore(best.trainScore)}
      </Figure>
      <Figure name={t("gap")} hint={t("gapHint")}>
        {gap === null ? "–" : formatLoss(gap)}
      </Figure>
    </dl>
  );
}

function Figure({
  name,
  hint,
  strong = false,
  tone,
  children,
}: {
  name: string;
  hint?: string;
  strong?: boolean;
  tone?: string;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0" title={hint}>
      <dt className="truncate text-ink-muted text-xs">{name}</dt>
      <dd
        dir="ltr"
        className={cn(
          "tabular text-start font-semibold rtl:text-end",
          strong ? "text-2xl leading-none" : "text-lg",
          tone,
        )}
      >
        {children}
      </dd>
    </div>
  );
}
