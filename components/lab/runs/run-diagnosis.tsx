"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDiagnosisWords } from "@/components/board/diagnosis-words";
import { formatGap, gapOf } from "@/components/board/format-gap";
import { isolateNumber } from "@/components/board/isolate";
import { type Curve, lengthOf } from "@/lib/learning/curves/curve";
import { type Diagnosis, diagnose } from "@/lib/learning/curves/diagnosis";
import type { Task } from "@/lib/learning/examples/task";
import type { ShownRun } from "./shown-run";

/** What a run's curves say of it: its steps and its fit by name, the more pressing one in a sentence, and whether the gap grows. Its place is always kept, so that the curves do not jump. */
export function RunDiagnosis({ run, task }: { run: ShownRun | null; task: Task }) {
  const t = useTranslations("lab.diagnosis");
  const inWords = useDiagnosisWords();
  const diagnosis = useMemo(() => {
    if (run === null) return null;
    const { epochs } = run.settings.hyperparameters;
    return diagnose(run.curve, { task, epochs, diverged: run.end === "diverged" });
  }, [run, task]);
  if (run === null || diagnosis === null)
    return <p className="min-h-[4lh] text-ink-muted text-xs leading-snug">{t("none")}</p>;

  const ended = run.end !== null;
  const lead = leadingFinding(diagnosis, ended);
  const { regime, fit } = inWords(diagnosis);
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

/** A run's gap is the one at its best epoch, on every screen; where it has grown since, both are named for what they are. */
function GrownGap({ best, last }: { best: number | null; last: number }) {
  const t = useTranslations("lab.diagnosis");
  const words =
    best === null || formatGap(best) === formatGap(last)
      ? t("gapGrowing")
      : t("gapGrown", { best: isolateNumber(formatGap(best)), last: isolateNumber(formatGap(last)) });
  return <span className="tabular text-ink">{words}</span>;
}

/** Points that a gap is averaged over: single ones are noise. */
const WINDOW = 5;
/** It grows when it has gained so much of itself since it was half as old; below `LEAST`, a gap is too small to speak of. */
const GAINED = 0.15;
const LEAST = 0.02;

/** Whether the generalisation gap has grown over the second half of what was trained so far. */
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
 * Which of a diagnosis's two findings the one sentence is about: what goes wrong first, memorising before slow or jumpy steps,
 * since those are to be seen. Every run begins by knowing too little, so that is said once it has ended.
 */
export function leadingFinding({ regime, fit }: Diagnosis, ended: boolean): "regime" | "fit" {
  if (fit === null || regime === "diverged") return "regime";
  if (fit === "overfitting") return "fit";
  if (regime !== "just-right") return "regime";
  return fit === "underfitting" && !ended ? "regime" : "fit";
}
