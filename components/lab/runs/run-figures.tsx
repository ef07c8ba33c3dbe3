"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatGap, gapOf } from "@/components/board/format-gap";
import { cn } from "@/components/ui/class-names";
import { formatMetric, formatScore } from "@/lib/learning/format";
import type { Task } from "@/lib/learning/task";
import { scoreOf } from "@/lib/session/leaderboard";
import { RunTrust } from "./run-trust";
import type { ShownRun } from "./shown-run";

/** A run in figures, all at the epoch where it did best on unseen examples: as the class found them, once it has checked the run. */
export function RunFigures({
  run,
  checking,
  held,
  unchecked,
  task,
}: {
  run: ShownRun | null;
  /** Its network is on its way to the class, or with it. */
  checking: boolean;
  held: boolean;
  /** The class could not check it: it is too large. */
  unchecked: boolean;
  task: Task;
}) {
  const t = useTranslations("lab.figures");
  const best = run?.best ?? null;
  return (
    <dl className="grid grid-cols-[1.25fr_1fr_1fr_1fr] gap-2">
      <Figure name={t("score")} hint={t("scoreHint")} strong tone="text-validation">
        <span>{run === null || best === null ? "–" : formatScore(scoreOf(run))}</span>{" "}
        {run !== null && (
          <span className="text-base">
            <RunTrust {...{ run, checking, held, unchecked }} />
          </span>
        )}
      </Figure>
      <Figure name={t(task.kind === "classification" ? "accuracy" : "rmse")}>
        {best === null ? "–" : formatMetric(task, run?.verdict?.validation.metric ?? best.validationMetric)}
      </Figure>
      <Figure name={t("trainScore")} tone="text-train">
        {best === null ? "–" : formatScore(best.trainScore)}
      </Figure>
      <Figure name={t("gap")} hint={t("gapHint")}>
        {best === null ? "–" : formatGap(gapOf(best))}
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
          "tabular whitespace-nowrap text-start font-semibold rtl:text-end",
          strong ? "text-2xl leading-none" : "text-lg",
          tone,
        )}
      >
        {children}
      </dd>
    </div>
  );
}
