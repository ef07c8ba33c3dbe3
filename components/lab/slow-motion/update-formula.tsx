"use client";

import { useTranslations } from "next-intl";
import { formatLearningRate, formatLoss, formatWeight } from "@/lib/learning/format";
import type { StepTrace } from "@/lib/learning/step-trace";
import type { UpdateRow } from "./update-rows";

/** How one weight came to its new value, with its own numbers put in. */
export function UpdateFormula({
  row,
  rule: { optimiser, learningRate, weightDecay },
  name,
}: {
  row: UpdateRow;
  rule: StepTrace["rule"];
  name: string;
}) {
  const t = useTranslations("slow-motion");
  const decays = weightDecay > 0 && row.from !== null;
  const rate = formatLearningRate(learningRate);
  const made = {
    sgd: null,
    momentum: t("update.made.momentum", { direction: formatLoss(row.direction) }),
    rmsprop: t("update.made.rmsprop", {
      gradient: formatLoss(row.gradient),
      scale: formatLoss(row.scale),
      direction: formatLoss(row.direction),
    }),
    adam: t("update.made.adam", {
      mean: formatLoss(row.direction * row.scale),
      scale: formatLoss(row.scale),
      direction: formatLoss(row.direction),
    }),
  }[optimiser];
  const old = decays
    ? `${formatWeight(row.before)} × (1 − ${rate} × ${formatLearningRate(weightDecay)})`
    : formatWeight(row.before);
  const direction = row.direction < 0 ? `(${formatLoss(row.direction)})` : formatLoss(row.direction);
  return (
    <div className="grid gap-0.5 rounded-control bg-sunken px-3 py-2 text-sm">
      <p className="text-ink-muted text-xs">
        {made === null ? t("update.formula", { name }) : `${t("update.formula", { name })} ${made}`}
      </p>
      <p dir="ltr" className="tabular text-start font-medium rtl:text-end">
        <span>{`${old} − ${rate} × ${direction} = `}</span>
        <strong>{formatWeight(row.after)}</strong>
      </p>
    </div>
  );
}
