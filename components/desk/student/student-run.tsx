"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves/curves-chart";
import { useLayerWords } from "@/components/lab/settings/settings-words";
import { dotted } from "@/components/ui/dotted";
import { lastPoint } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { lossOf, type Task } from "@/lib/learning/examples/task";
import type { Layer } from "@/lib/learning/network/network";
import { formatLearningRate, formatLoss } from "@/lib/learning/numbers/format";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Run } from "@/lib/session/log/session";

type StudentRunProps = {
  readonly participant: Participant;
  readonly run: Run;
  readonly tasks: readonly Task[];
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly drawSurface: (asked: { readonly participant: ParticipantId; readonly run: Run }) => ReactNode;
};

/** One run in full: its two losses over epochs, its settings, and how its network divides the plane, where it does. */
export function StudentRun({ participant, run, tasks, challenges, drawSurface }: StudentRunProps) {
  const lab = useTranslations("lab");
  const { curve, hyperparameters } = run;
  const series = useMemo(
    (): CurveSeries[] => [
      { id: "train", label: lab("run.train"), curve, role: "train", emphasis: "bold" },
      { id: "validation", label: lab("run.validation"), curve, role: "validation", emphasis: "bold" },
    ],
    [curve, lab],
  );
  const task = tasks[run.round];
  const loss = task ? lab(`run.loss.${lossOf(task)}`) : "";
  const last = lastPoint(curve);
  return (
    <div className="flex flex-col gap-3 pt-1 pb-3">
      <div className="h-44">
        <CurvesChart
          series={series}
          yLabel={loss}
          xLabel={lab("run.epoch")}
          until={hyperparameters.epochs}
          subject={`${participant.id}/${run.number}`}
          empty={lab("diagnosis.none")}
          summary={
            last === null
              ? lab("run.summaryEmpty")
              : lab("run.summary", {
                  ...{ loss, epoch: Math.floor(last.epoch) },
                  ...{ train: formatLoss(last.trainLoss), validation: formatLoss(last.validationLoss) },
                })
          }
        />
      </div>
      <RunSettings run={run} />
      {challenges[run.round] && drawSurface({ participant: participant.id, run })}
    </div>
  );
}

/** How many units or filters a layer has; null if it has neither. */
function mainOf(layer: Layer): string | null {
  if (layer.kind === "dense") return String(layer.units);
  return layer.kind === "conv2d" ? String(layer.filters) : null;
}

function RunSettings({ run: { network, hyperparameters, device } }: { run: Run }) {
  const t = useTranslations("host.student");
  const lab = useTranslations("lab");
  const wordsOf = useLayerWords();
  const { learningRate, optimiser, batchSize, epochs, weightDecay } = hyperparameters;
  const rows: (readonly [string, ReactNode])[] = [
    [
      lab("settings.layers"),
      network.layers.length === 0 ? (
        lab("settings.noHidden")
      ) : (
        <ol key="layers" className="flex flex-col">
          {network.layers.map((layer, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place
            <li key={index}>{dotted([mainOf(layer), wordsOf(layer, null)])}</li>
          ))}
        </ol>
      ),
    ],
    [
      lab("settings.learningRate"),
      <bdi key="rate" dir="ltr">
        {formatLearningRate(learningRate)}
      </bdi>,
    ],
    [lab("settings.optimiser"), lab(`optimisers.${optimiser}`)],
    [lab("settings.batchSize"), batchSize],
    [lab("settings.epochs"), epochs],
    [
      lab("settings.weightDecay"),
      weightDecay === 0 ? (
        lab("settings.noDecay")
      ) : (
        <bdi key="decay" dir="ltr">
          {formatLearningRate(weightDecay)}
        </bdi>
      ),
    ],
    [t("device"), <bdi key="device">{device.name || device.backend}</bdi>],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-muted">{name}</dt>
          <dd className="tabular break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
