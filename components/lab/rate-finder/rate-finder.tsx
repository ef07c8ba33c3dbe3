"use client";

import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { leftToRight } from "@/components/lab/settings/settings-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { formatLearningRate, formatLoss } from "@/lib/learning/numbers/format";
import { nearestRateStep, RATE_STEPS } from "@/lib/learning/training/rate-steps";
import { type RateAdvice, type RateSweep, rateAdvice } from "@/lib/learning/training/rate-sweep";
import { RateExplorer } from "./rate-explorer";

/**
 * Shows what learning rates do to the student's own network, and lets the student take one. `sweep` fills as results arrive and is
 * null before the first; `current`: the rate that is set now.
 */
export const RateFinder = memo(function RateFinder({
  open,
  sweep,
  done,
  current,
  onOpenChange,
  onUse,
}: {
  open: boolean;
  sweep: RateSweep | null;
  done: boolean;
  current: number;
  onOpenChange: (open: boolean) => void;
  onUse: (learningRate: number) => void;
}) {
  const t = useTranslations("lab.finder");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} className="max-w-2xl">
      {sweep === null ? (
        <p className="grid h-72 place-content-center justify-items-center gap-2 text-center text-ink-muted text-sm">
          {!done && <Spinner />}
          <span>{t(done ? "failed" : "starting")}</span>
        </p>
      ) : (
        <Found
          {...{ sweep, done, current }}
          onUse={(learningRate) => {
            onUse(learningRate);
            onOpenChange(false);
          }}
        />
      )}
    </Dialog>
  );
});

function Found({
  sweep,
  done,
  current,
  onUse,
}: {
  sweep: RateSweep;
  done: boolean;
  current: number;
  onUse: (learningRate: number) => void;
}) {
  const t = useTranslations("lab.finder");
  const [picked, setPicked] = useState<number | null>(null);
  const advice = rateAdvice(sweep);
  const suggested = advice?.learns ? RATE_STEPS[nearestRateStep(advice.suggested)]! : null;
  const chosen = picked ?? (done ? suggested : null) ?? current;
  const seeds = Math.min(...sweep.losses.map(({ length }) => length));

  return (
    <div className="grid gap-3">
      <p className="text-ink-muted text-sm">
        {t("how", { whole: String(sweep.whole), steps: sweep.steps, count: sweep.rates.length })}
      </p>
      <RateExplorer {...{ sweep, current, suggested, chosen }} onChoose={setPicked} />
      <div aria-live="polite" className="min-h-16 text-sm">
        {!done || advice === null ? (
          <p className="flex items-center gap-2 text-ink-muted">
            <Spinner className="size-4" />
            <span>{t("trying", { seeds })}</span>
          </p>
        ) : (
          <RateAdviceText advice={advice} steps={sweep.steps} />
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="primary" onClick={() => onUse(chosen)}>
          {t("use", { rate: formatLearningRate(chosen) })}
        </Button>
      </div>
    </div>
  );
}

/** The three regions of learning rates in one sentence, with the numbers of this network. */
function RateAdviceText({ advice, steps }: { advice: RateAdvice; steps: number }) {
  const t = useTranslations("lab.finder");
  if (!advice.learns) return <p>{t("learnsNothing", { steps })}</p>;
  const { right, best, tooSmall, tooLarge } = advice;
  const shown = (rate: number) => leftToRight(formatLearningRate(RATE_STEPS[nearestRateStep(rate)]!));
  const parts = [
    tooSmall && t("tooSmall", { from: shown(right.from), loss: leftToRight(formatLoss(tooSmall.loss)) }),
    t("right", {
      from: shown(right.from),
      to: shown(right.to),
      loss: leftToRight(formatLoss(best.loss)),
      steps,
    }),
    tooLarge &&
      (Number.isFinite(tooLarge.loss)
        ? t("overshoots", { to: shown(right.to), loss: leftToRight(formatLoss(tooLarge.loss)) })
        : t("diverges", { from: shown(tooLarge.rate) })),
  ].filter((part) => part !== null);
  return (
    <p className="first-letter:uppercase">
      {t("sentence", {
        count: parts.length,
        first: parts[0]!,
        second: parts[1] ?? "",
        third: parts[2] ?? "",
      })}
    </p>
  );
}
