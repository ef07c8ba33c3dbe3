"use client";

import { useTranslations } from "next-intl";
import { NumberTable } from "@/components/charts/number-table";
import { RichText } from "@/components/ui/rich-text";
import { formatLoss } from "@/lib/learning/format";
import type { Residuals } from "./residuals";

/** How far off a network is where a number is asked for: nothing is simply wrong, but some is further off. */
export function NumberMistakes({ residuals }: { residuals: Residuals }) {
  const t = useTranslations("mistakes.residuals");
  return (
    <>
      <p className="text-sm">
        <RichText>
          {t.rich("off", {
            strong: (words) => <strong className="tabular">{words}</strong>,
            train: formatLoss(residuals.train),
            validation: formatLoss(residuals.validation),
          })}
        </RichText>
      </p>
      <section aria-label={t("title")} className="flex flex-col gap-2">
        <h3 className="font-semibold text-sm">{t("title")}</h3>
        <NumberTable
          caption={t("title")}
          columns={[t("example"), t("truth"), t("prediction"), t("error")]}
          rows={residuals.shown.map(({ example, truth, prediction, error }) => [
            String(example + 1),
            formatLoss(truth),
            formatLoss(prediction),
            formatLoss(error),
          ])}
        />
      </section>
    </>
  );
}
