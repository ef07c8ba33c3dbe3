"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDiagnosisWords } from "@/components/board/diagnosis-words";
import { formatGap, gapOf } from "@/components/board/format-gap";
import { isolateNumber } from "@/components/board/isolate";
import { type Curve, lengthOf } from "@/lib/learning/curves/curve";
import { type Beside, type Diagnosis, diagnose } from "@/lib/learning/curves/diagnosis";
import type { Task } from "@/lib/learning/examples/task";
import type { Locks } from "@/lib/learning/training/locks";
import type { ShownRun } from "./shown-run";

/**
 * The diagnosis of a run: its regime and its fit by name, a sentence about the more important one, and whether the gap grows. Its
 * height is constant, so that the curves do not jump.
 */
export function RunDiagnosis({
  run,
  task,
  beside,
  locks,
}: {
  run: ShownRun | null;
  task: Task;
  /** What other runs made of the same network. */
  beside: readonly Beside[];
  locks: Locks;
}) {
  const t = useTranslations("lab.diagnosis");
  const inWords = useDiagnosisWords();
  const diagnosis = useMemo(() => {
    if (run === null) return null;
    return diagnose(run.curve, { task, settings: run.settings, diverged: run.end === "diverged", beside });
  }, [run, task, beside]);
  if (run === null || diagnosis === null)
    return <p className="min-h-[4lh] text-ink-muted text-xs leading-snug">{t("none")}</p>;

  const ended = run.end !== null;
  const lead = leadingFinding(diagnosis, ended);
  const { regime, fit } = inWords(diagnosis, locks);
  const named = fit === null || (lead === "regime" && !ended) ? [regime] : [regime, fit];
  return (
    <p className="min-h-[4lh] text-ink-muted text-xs leading-snug">
      <strong className="font-semibold text-ink">{named.map(({ label }) => label).join(" · ")}</strong>
      <span>{`: ${(lead === "fit" ? fit : null)?.sentence ?? regime.sentence} `}</span>
      {fit !== null && isGapGrowing(run.curve) && (
        <GrownGap best={run.best && gapOf(run.best)} last={diagnosis.gap} />
      )}
    </p>
  );
}

/**
 * Says that the gap has grown. A run's gap is the one at its best epoch, on every screen; where the last one looks different, both
 * are given.
 */
function GrownGap({ best, last }: { best: number | null; last: number }) {
  const t = useTranslations("lab.diagnosis");
  const words =
    best === null || formatGap(best) === formatGap(last)
      ? t("gapGrowing")
      : t("gapGrown", { best: isolateNumber(formatGap(best)), last: isolateNumber(formatGap(last)) });
  return <span className="tabular text-ink">{words}</span>;
}

/** A gap is averaged over this many points, because single ones are noisy. */
const WINDOW = 5;
/** A gap grows if this share of it was gained in the second half of the run. */
const GAINED = 0.15;
/** A smaller gap is not worth mentioning. */
const LEAST = 0.02;

/** Whether the generalisation gap has grown over the second half of the run so far. */
export function isGapGrowing(curve: Curve): boolean {
  const count = lengthOf(curve);
  if (count < 4 * WINDOW) return false;
  const now = gapUpTo(curve, count);
  return now > LEAST && now - gapUpTo(curve, Math.ceil(count / 2)) > GAINED * now;
}

/** The mean gap of the last few points before `end`. */
function gapUpTo({ validationLoss, trainLoss }: Curve, end: number): number {
  let sum = 0;
  for (let index = end - WINDOW; index < end; index++) sum += validationLoss[index]! - trainLoss[index]!;
  return sum / WINDOW;
}

/**
 * Which of the two findings the sentence is about: one that is a problem, and overfitting before slow or jumpy steps, because those can
 * be seen in the curves. Every run starts out underfitting, so that is said only once it has ended.
 */
export function leadingFinding({ regime, fit }: Diagnosis, ended: boolean): "regime" | "fit" {
  if (fit === null || regime === "diverged") return "regime";
  if (fit === "overfitting") return "fit";
  if (regime !== "just-right" && regime !== "stopped") return "regime";
  return fit === "underfitting" && !ended ? "regime" : "fit";
}
