"use client";

import { Flag, Square, Trophy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatFactor, isSoftwareGpu } from "@/components/lab/train/engine-comparison";
import { EngineLabel, RefusedEngines } from "@/components/lab/train/engine-switch";
import type { Obstacle } from "@/components/lab/train/obstacle";
import { pageGround } from "@/components/lab/train/why-missing";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { Curve } from "@/lib/learning/curves/curve";
import type { Task } from "@/lib/learning/examples/task";
import { formatCount, formatFlop, formatLoss, formatRate } from "@/lib/learning/numbers/format";
import { type Calibration, ENGINE_HARDWARE } from "@/lib/learning/training/engine-choice";
import type { RaceLane } from "@/lib/learning/training/lanes";
import { LaneChart } from "./lane-chart";
import { type RaceOutcome, raceOutcome } from "./race";

export type RaceDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Null before the first race. */
  lanes: readonly RaceLane[] | null;
  /** The engines that do not train on this device, with the reasons that are known. */
  refused: Calibration["refused"];
  /** Why no race can start now; null if it can. */
  blocked: Obstacle | null;
  task: Task;
  epochs: number;
  onStart: () => void;
  onStop: () => void;
};

/** The student's own network on the CPU and on the GPU side by side, from the same seed. */
export function RaceDialog(props: RaceDialogProps) {
  const { open, onOpenChange, lanes, refused, blocked, task, epochs, onStart, onStop } = props;
  const t = useTranslations("lab.race");
  const running = lanes?.some((lane) => !lane.done && !lane.failed) ?? false;
  const cpuOnly = lanes !== null && !lanes.some(({ engine }) => ENGINE_HARDWARE[engine] === "gpu");
  const result = lanes === null ? null : raceOutcome(lanes);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} className="max-w-4xl">
      <div className="grid grid-cols-1 gap-4">
        <p className="max-w-prose text-ink-muted text-sm">
          <span>{t("intro")}</span> <span>{t("private")}</span>
        </p>
        {lanes !== null && (
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
            {lanes.map((lane, index) => (
              <RaceLaneCard
                key={lane.engine}
                {...{ lane, task, epochs }}
                rival={lanes[1 - index]?.lossCurve ?? null}
                winner={result !== null && ENGINE_HARDWARE[lane.engine] === result.winner}
              />
            ))}
          </div>
        )}
        {cpuOnly && (
          <Notice tone="info" title={t(pageGround().isSecure ? "noGpu" : "insecure")}>
            <RefusedEngines refused={refused} />
          </Notice>
        )}
        {result !== null && lanes !== null && <Result lanes={lanes} result={result} />}
        <div className="flex flex-wrap items-center gap-3">
          {running ? (
            <Button onClick={onStop}>
              <Square aria-hidden="true" fill="currentColor" />
              <span>{t("stop")}</span>
            </Button>
          ) : (
            <Button variant="primary" disabled={blocked !== null} onClick={onStart}>
              <Flag aria-hidden="true" />
              <span>{t(lanes === null ? "start" : "again")}</span>
            </Button>
          )}
          {blocked !== null && !running && (
            <p className="text-ink-muted text-sm">{t(`blocked.${blocked}`)}</p>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Result({ lanes, result }: { lanes: readonly RaceLane[]; result: RaceOutcome }) {
  const t = useTranslations("lab.race");
  const device = useTranslations("lab.device");
  const ends = result.losses?.map((loss, index) =>
    t("end", { engine: device(`engines.${lanes[index]!.engine}`), loss: formatLoss(loss) }),
  );
  return (
    <Notice tone="success" title={t(`verdict.${result.winner}`, { factor: formatFactor(result.factor) })}>
      {result.winner !== "even" && <p>{t(`advice.${result.winner}`)}</p>}
      {ends && (
        <p className="tabular mt-1 text-ink-muted text-sm">{t("ends", { ends: ends.join(t("and")) })}</p>
      )}
    </Notice>
  );
}

/** The lane of one engine: its progress, its speed, and its loss with the rival's curve behind it. */
function RaceLaneCard({
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

/** Seconds with one decimal, or with three below one second, because a small network takes milliseconds. */
function secondsOf(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 1);
}
