"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatLearningRate } from "@/lib/learning/numbers/format";
import { LEARNING_RATE_RANGE } from "@/lib/learning/training/hyperparameters";
import type { Run } from "@/lib/session/log/session";
import type { Keeping, RunNewsItem } from "@/lib/session/page-state";

const TONES = { resumed: "info", "not-kept": "warning", "too-late": "warning", unheard: "warning" } as const;

/** What became of a run while its page was closed or offline. Runs are numbered as in the list of runs. */
export function RunNews({ news, ownRuns }: { news: RunNewsItem; ownRuns: readonly Run[] }) {
  const t = useTranslations("lab.news");
  const { kind, run, round, points } = news;
  const before = ownRuns.filter((own) => own.round === round && own.number < run);
  return (
    <Notice tone={TONES[kind]} className="px-3 py-2 text-sm">
      {t(kind, { number: before.length + 1, round: round + 1, points })}
    </Notice>
  );
}

/** Warns during a run that a reload would lose it, where this browser cannot store it. */
export function KeepingNote({ keeping }: { keeping: Keeping }) {
  const t = useTranslations("lab.keeping");
  if (keeping !== "missing" && keeping !== "full") return null;
  return (
    <Notice tone="warning" className="px-3 py-2 text-sm">
      {t(keeping)}
    </Notice>
  );
}

/** Explains that the loss grew without bound, and offers what most likely helps: a tenth of the learning rate. */
export function DivergedNotice({
  learningRate,
  onLearningRate,
}: {
  learningRate: number;
  /** Null where no run can be started. */
  onLearningRate: ((learningRate: number) => void) | null;
}) {
  const t = useTranslations("lab.diverged");
  const smaller = Math.max(LEARNING_RATE_RANGE.min, Number((learningRate / 10).toPrecision(3)));
  return (
    <Notice tone="warning" title={t("title")} className="px-3 py-2 text-sm">
      <p>{t("body", { rate: formatLearningRate(learningRate) })}</p>
      {onLearningRate && smaller < learningRate && (
        <Button size="sm" className="mt-1.5" onClick={() => onLearningRate(smaller)}>
          {t("try", { rate: formatLearningRate(smaller) })}
        </Button>
      )}
    </Notice>
  );
}
