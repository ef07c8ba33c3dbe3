"use client";

import { Trophy } from "lucide-react";
import { useTranslations } from "next-intl";
import { LaneChart } from "@/components/lab/race/lane-chart";
import { cn } from "@/components/ui/class-names";
import { Spinner } from "@/components/ui/spinner";
import { bestPoint, type Curve } from "@/lib/learning/curves/curve";
import type { Task } from "@/lib/learning/examples/task";
import { formatCount, formatScore } from "@/lib/learning/numbers/format";
import type { DuelLane } from "@/lib/learning/training/lanes";
import type { Valley } from "@/lib/learning/training/valley";
import { StrideSentence } from "../valley/stride-sentence";
import { ValleyFigure } from "../valley/valley-figure";

/** The lane of one setting: its progress, its curves with those of the rival behind them, and its valley. `name`: its knob and value. */
export function DuelLaneCard({
  lane,
  rival,
  rivalValley,
  name,
  winner,
  task,
  epochs,
}: {
  lane: DuelLane;
  rival: Curve;
  rivalValley: Valley | null;
  name: string;
  winner: boolean;
  task: Task;
  epochs: number;
}) {
  const t = useTranslations("duel");
  const part = lane.totalSteps === 0 ? 0 : lane.step / lane.totalSteps;
  const best = bestPoint(lane.lossCurve);
  const { valley, slice } = lane.valley;
  return (
    <section
      aria-label={name}
      className={cn(
        "tabular flex min-w-0 flex-col gap-2 rounded-card border p-3",
        winner ? "border-accent" : "border-line",
      )}
    >
      <h3 className="flex items-center gap-1.5 font-semibold">
        <span>{name}</span>
        {winner && <Trophy aria-hidden="true" className="ms-auto size-4 text-accent" />}
      </h3>
      <div
        role="progressbar"
        aria-label={t("progress", { name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * part)}
        dir="ltr"
        className="h-2 shrink-0 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${100 * part}%` }} />
      </div>
      <p className="flex flex-wrap justify-between gap-x-3 text-ink-muted text-xs">
        <span>
          {lane.failed
            ? t("failed")
            : lane.totalSteps === 0
              ? t("ready")
              : t(lane.end === "diverged" ? "diverged" : "steps", {
                  step: formatCount(lane.step),
                  total: formatCount(lane.totalSteps),
                })}
        </span>
        {best && <span>{t("best", { score: formatScore(best.validationScore) })}</span>}
      </p>
      <LaneChart curve={lane.lossCurve} {...{ rival, task, epochs }} />
      {valley === null ? (
        <p className="grid h-56 place-content-center justify-items-center gap-2 text-ink-muted text-sm">
          {lane.valley.measuring && <Spinner />}
          <span>{t(lane.valley.measuring ? "measuring" : "noValley")}</span>
        </p>
      ) : (
        <ValleyFigure valley={valley} beside={rivalValley} chartClass="h-56" />
      )}
      <div className="min-h-10 text-sm leading-snug">{slice && <StrideSentence slice={slice} />}</div>
    </section>
  );
}
