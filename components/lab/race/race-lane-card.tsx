"use client";

import { Trophy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isSoftwareGpu } from "@/components/lab/train/engine-comparison";
import { EngineLabel } from "@/components/lab/train/engine-label";
import { cn } from "@/components/ui/class-names";
import type { Curve } from "@/lib/learning/curve";
import { formatCount, formatFlop, formatRate } from "@/lib/learning/format";
import type { Task } from "@/lib/learning/task";
import { LaneChart } from "./lane-chart";
import type { RaceLane } from "./race";

/** One engine's lane: how far it is, how fast, and its loss, with the other's curve behind it. */
export function RaceLaneCard({
  lane,
  rival,
  winner,
  task,
  epochs,
}: {
  lane: RaceLane;
  rival: Curve | null;
  winner: boolean;
  task: Task;
  epochs: number;
}) {
  const t = useTranslations("lab.race");
  const device = useTranslations("lab.device");
  const part = lane.totalSteps === 0 ? 0 : lane.step / lane.totalSteps;
  const inSteps = t("steps", { step: formatCount(lane.step), total: formatCount(lane.totalSteps) });
  const name = device(`engines.${lane.engine}`);
  return (
    <section
      aria-label={name}
      className={cn(
        "tabular grid min-w-0 grid-cols-1 content-start gap-2 rounded-card border p-3",
        winner ? "border-accent" : "border-line",
      )}
    >
      <div>
        <h3 className="flex items-center gap-1.5 font-semibold">
          <EngineLabel engine={lane.engine} />
          {winner && <Trophy aria-hidden="true" className="ms-auto size-4 text-accent" />}
        </h3>
        <p
          dir="ltr"
          title={lane.device}
          className="truncate text-start text-ink-muted text-xs sm:min-h-5 rtl:text-end"
        >
          {lane.device}
        </p>
        {isSoftwareGpu(lane.device) && <p className="text-ink-muted text-xs">{device("software")}</p>}
      </div>
      <div
        role="progressbar"
        aria-label={t("progress", { engine: name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * part)}
        dir="ltr"
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${100 * part}%` }} />
      </div>
      <p className="text-ink-muted text-xs">
        {lane.failed ? t("failed") : lane.totalSteps === 0 ? t("ready") : inSteps}
      </p>
      <dl className="grid grid-cols-3 gap-2">
        <Figure name={t("rate")}>{lane.step === 0 ? "–" : formatRate(lane.stepsPerSecond)}</Figure>
        <Figure name={t("speed")}>{lane.step === 0 ? "–" : `${formatFlop(1e9 * lane.gigaflops)}/s`}</Figure>
        <Figure name={t("time")}>{t("seconds", { seconds: secondsOf(lane.elapsedMs) })}</Figure>
      </dl>
      <LaneChart curve={lane.lossCurve} {...{ rival, task, epochs }} />
    </section>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-ink-muted text-xs">{name}</dt>
      <dd className="whitespace-nowrap font-semibold">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

/** Tenths of a second, and thousandths below one: a small network is done in milliseconds. */
function secondsOf(millis: number): string {
  return (millis / 1000).toFixed(millis < 1000 ? 3 : 1);
}
