"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo } from "react";
import { METRIC_NAMES } from "@/components/board/board-size";
import { formatGap, gapOf } from "@/components/board/format-gap";
import { isolateNumber } from "@/components/board/isolate";
import { rankingWords } from "@/components/board/rank";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves/curves-chart";
import { LabCard } from "@/components/lab/lab-card";
import { LossName } from "@/components/lab/slow-motion/loss-name";
import { TallyCurve } from "@/components/lab/writing/tally-curve";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { EMPTY_CURVE, lastPoint } from "@/lib/learning/curves/curve";
import type { Beside } from "@/lib/learning/curves/diagnosis";
import { type Ranking, scoreAt } from "@/lib/learning/curves/ranking";
import { lossOf, type Task } from "@/lib/learning/examples/task";
import type { TallySeries } from "@/lib/learning/letters/tally";
import { formatLoss, formatMetric, formatScore } from "@/lib/learning/numbers/format";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { Locks } from "@/lib/learning/training/locks";
import { metricOf, scoreOf } from "@/lib/session/board/leaderboard";
import { RunDiagnosis } from "./run-diagnosis";
import { DivergedNotice } from "./run-notices";
import { RunTrust } from "./run-trust";
import { endedEarly, type ShownRun, shownPoint } from "./shown-run";

/** The current run: its two losses over epochs with the ghost of another run, a diagnosis, and its scores. */
export const RunPanel = memo(function RunPanel({
  run,
  checking,
  held,
  unchecked,
  ghost,
  ghostIsBest,
  tallies,
  trainCount,
  planned,
  task,
  beside,
  locks,
  round,
  epochs,
  onLearningRate,
  onDownload,
  className,
}: {
  run: ShownRun | null;
  /** The class is checking its network. */
  checking: boolean;
  /** The server waits before checking it. */
  held: boolean;
  /** Its network is too large to be checked. */
  unchecked: boolean;
  ghost: ShownRun | null;
  ghostIsBest: boolean;
  /** Of a network of letters: what the words were that it wrote during the run; undefined where none have been counted. */
  tallies: TallySeries | undefined;
  /** Examples in the training split. */
  trainCount: number;
  /** How the round ranks. */
  planned: Ranking;
  task: Task;
  /** What other runs made of the same network. */
  beside: readonly Beside[];
  locks: Locks;
  round: number;
  /** The epochs of the next run, for the axis before the first run. */
  epochs: number;
  /** Null where no run can be started. */
  onLearningRate: ((learningRate: number) => void) | null;
  /** Null where this page does not have the network of the run. */
  onDownload: (() => void) | null;
  className?: string;
}) {
  const t = useTranslations("lab.run");
  const trust = useTranslations("lab.trust");
  const curve = run?.curve ?? EMPTY_CURVE;
  const series = useMemo(() => {
    const ghostLabel = ghost && (ghostIsBest ? t("ghostBest") : t("ghost", { number: ghost.ordinal }));
    const lines: CurveSeries[] = [
      { id: "train", label: t("train"), curve, role: "train", emphasis: "bold" },
      { id: "validation", label: t("validation"), curve, role: "validation", emphasis: "bold" },
    ];
    if (ghost && ghostLabel)
      lines.unshift({ id: "ghost", label: ghostLabel, curve: ghost.curve, role: "ghost", emphasis: "quiet" });
    return lines;
  }, [curve, ghost, ghostIsBest, t]);
  const ordinal = run?.ordinal ?? null;
  const title = useMemo(() => (ordinal === null ? t("none") : t("title", { number: ordinal })), [t, ordinal]);
  const last = lastPoint(curve);
  const loss = t(`loss.${lossOf(task)}`);
  const until = Math.max(run?.settings.hyperparameters.epochs ?? epochs, ghost?.curve.epoch.at(-1) ?? 0);

  return (
    <LabCard
      title={title}
      actions={<RunActions number={ordinal} {...{ ghost, ghostIsBest, onDownload }} />}
      className={className}
    >
      <div className="min-h-40 flex-1 max-xl:h-64 max-xl:flex-none xl:min-h-24">
        <CurvesChart
          series={series}
          yLabel={loss}
          yName={<LossName task={task} best={run ? (shownPoint(run)?.validationLoss ?? null) : null} />}
          xLabel={t("epoch")}
          until={until}
          subject={String(round)}
          empty={t("empty")}
          summary={
            last === null
              ? t("summaryEmpty")
              : t("summary", {
                  loss,
                  epoch: Math.floor(last.epoch),
                  train: formatLoss(last.trainLoss),
                  validation: formatLoss(last.validationLoss),
                })
          }
        />
      </div>
      {task.kind === "next-letter" && run && (
        <TallyCurve
          series={tallies ?? NONE_COUNTED}
          stepsPerEpoch={stepsPerEpoch(trainCount, run.settings.hyperparameters.batchSize)}
          until={until}
        />
      )}
      {run?.end === "diverged" ? (
        <DivergedNotice
          learningRate={run.settings.hyperparameters.learningRate}
          onLearningRate={onLearningRate}
        />
      ) : (
        <>
          {task.kind === "next-letter" && <Unsureness {...{ run }} />}
          <RunDiagnosis {...{ run, task, beside, locks }} />
          {run && endedEarly(run) && <p className="text-ink-muted text-xs">{trust("endedEarly")}</p>}
          <RunFigures {...{ run, planned, checking, held, unchecked, task }} />
        </>
      )}
    </LabCard>
  );
});

/** What else is drawn, and the download. Memoised, because nothing in it changes with a new point. */
const RunActions = memo(function RunActions({
  number,
  ghost,
  ghostIsBest,
  onDownload,
}: {
  /** Of the run, counted from 1; null before the first. */
  number: number | null;
  ghost: ShownRun | null;
  ghostIsBest: boolean;
  onDownload: (() => void) | null;
}) {
  const t = useTranslations("lab.run");
  const exports = useTranslations("lab.export");
  return (
    <>
      {ghost && (
        <span className="flex items-center gap-1.5 text-ink-muted text-xs">
          <span aria-hidden="true" className="w-5 border-ink-muted border-t-2 border-dotted" />
          <span>{ghostIsBest ? t("ghostBest") : t("ghost", { number: ghost.ordinal })}</span>
          {ghost.best && <span className="tabular">{formatScore(scoreOf(ghost))}</span>}
        </span>
      )}
      {number !== null && onDownload && (
        <Button
          variant="quiet"
          size="sm"
          className="px-2"
          aria-label={exports("download", { number })}
          title={exports("download", { number })}
          onClick={onDownload}
        >
          <Download aria-hidden="true" />
          <span>{exports("last")}</span>
        </Button>
      )}
    </>
  );
});

const TONES = { train: "text-train", validation: "text-validation" } as const;
const NONE_COUNTED: TallySeries = [];

/** The losses of a network of letters at the point that it counts by, as numbers of letters between which it would be as unsure. */
function Unsureness({ run }: { run: ShownRun | null }) {
  const t = useTranslations("writing.loss");
  const best = run && shownPoint(run);
  if (best === null) return null;
  return (
    <p className="text-xs">
      <RichText>
        {t.rich("perplexity", {
          strong: (words) => <strong className="tabular text-validation">{words}</strong>,
          letters: isolateNumber(formatLoss(Math.exp(best.validationLoss))),
          train: isolateNumber(formatLoss(Math.exp(best.trainLoss))),
        })}
      </RichText>
    </p>
  );
}

/**
 * The scores of a run at the point that it counts by, first the one that the round ranks by. Once the class has checked the run, the score
 * and metric are those that it found.
 */
function RunFigures({
  run,
  planned,
  checking,
  held,
  unchecked,
  task,
}: {
  run: ShownRun | null;
  planned: Ranking;
  checking: boolean;
  held: boolean;
  unchecked: boolean;
  task: Task;
}) {
  const t = useTranslations("lab.figures");
  const point = run && shownPoint(run);
  const ranking = run?.ranking ?? planned;
  const other = ranking.on === "train" ? "validation" : "train";
  const hints = useMemo(() => {
    const words = rankingWords(ranking);
    return { score: t("scoreHint", words), gap: t("gapHint", words) };
  }, [t, ranking]);
  const shown =
    run !== null && run.best === null && point !== null ? formatScore(scoreAt(point, ranking.on)) : null;
  return (
    <dl className="grid grid-cols-[1.25fr_1fr_1fr_1fr] gap-2">
      <Figure
        name={t(ranking.on === "train" ? "trainScore" : "score")}
        hint={hints.score}
        strong
        tone={shown === null ? TONES[ranking.on] : "text-ink-muted"}
      >
        <span>{run === null || point === null ? "–" : (shown ?? formatScore(scoreOf(run)))}</span>{" "}
        {run !== null && (
          <span className="text-base">
            <RunTrust {...{ run, checking, held, unchecked }} />
          </span>
        )}
      </Figure>
      <Figure name={t(METRIC_NAMES[task.kind])}>
        {run === null || point === null ? "–" : formatMetric(task, metricOf(run, point))}
      </Figure>
      <Figure name={t(other === "train" ? "trainScore" : "validationScore")} tone={TONES[other]}>
        {point === null ? "–" : formatScore(scoreAt(point, other))}
      </Figure>
      <Figure name={t("gap")} hint={hints.gap}>
        {point === null ? "–" : formatGap(gapOf(point))}
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
