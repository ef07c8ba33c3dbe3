"use client";

import { Flag, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatFactor } from "@/components/lab/train/engine-comparison";
import { RefusedEngines } from "@/components/lab/train/engine-switch";
import { ENGINE_KINDS, type EngineChoice } from "@/components/lab/train/training-state";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { formatLoss } from "@/lib/learning/format";
import type { Task } from "@/lib/learning/task";
import { type RaceLane, type Verdict, verdict } from "./race";
import { RaceLaneCard } from "./race-lane-card";

export type RaceDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Null before the first race. */
  lanes: readonly RaceLane[] | null;
  /** Why engines do not train here, as far as that is known. */
  refused: EngineChoice["refused"];
  /** Nothing can be raced now: a run is going, the examples are not here yet, or the network cannot be trained. */
  blocked: "training" | "loading" | "network" | "paused" | null;
  task: Task;
  epochs: number;
  onStart: () => void;
  onStop: () => void;
};

/** The student's own network on the CPU and on the GPU, from the same seed, side by side. */
export function RaceDialog(props: RaceDialogProps) {
  const { open, onOpenChange, lanes, refused, blocked, task, epochs, onStart, onStop } = props;
  const t = useTranslations("lab.race");
  const going = lanes?.some((lane) => !lane.done && !lane.failed) ?? false;
  const alone = lanes !== null && !lanes.some(({ engine }) => ENGINE_KINDS[engine] === "gpu");
  const result = lanes === null ? null : verdict(lanes);
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
                winner={result !== null && ENGINE_KINDS[lane.engine] === result.winner}
              />
            ))}
          </div>
        )}
        {alone && (
          <Notice tone="info" title={t("noGpu")}>
            <RefusedEngines refused={refused} />
          </Notice>
        )}
        {result !== null && lanes !== null && <Result lanes={lanes} result={result} />}
        <div className="flex flex-wrap items-center gap-3">
          {going ? (
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
          {blocked !== null && !going && <p className="text-ink-muted text-sm">{t(`blocked.${blocked}`)}</p>}
        </div>
      </div>
    </Dialog>
  );
}

function Result({ lanes, result }: { lanes: readonly RaceLane[]; result: Verdict }) {
  const t = useTranslations("lab.race");
  const device = useTranslations("lab.device");
  const ends = result.losses?.map((loss, index) =>
    t("end", { engine: device(`engines.${lanes[index].engine}`), loss: formatLoss(loss) }),
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
