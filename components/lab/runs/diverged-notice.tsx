"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatLearningRate } from "@/lib/learning/format";
import { LEARNING_RATE_RANGE } from "@/lib/learning/hyperparameters";

/** Says what happened when the loss grew without bound, and offers what most likely helps: a tenth of the learning rate. */
export function DivergedNotice({
  learningRate,
  onLearningRate,
}: {
  learningRate: number;
  onLearningRate: (learningRate: number) => void;
}) {
  const t = useTranslations("lab.diverged");
  const smaller = Math.max(LEARNING_RATE_RANGE.min, Number((learningRate / 10).toPrecision(3)));
  return (
    <Notice tone="warning" title={t("title")} className="px-3 py-2 text-sm">
      <p>{t("body", { rate: formatLearningRate(learningRate) })}</p>
      {smaller < learningRate && (
        <Button size="sm" className="mt-1.5" onClick={() => onLearningRate(smaller)}>
          {t("try", { rate: formatLearningRate(smaller) })}
        </Button>
      )}
    </Notice>
  );
}
