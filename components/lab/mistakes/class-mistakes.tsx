"use client";

import { useTranslations } from "next-intl";
import { ConfusionTable } from "@/components/charts/confusion-table";
import { NumberTable } from "@/components/charts/number-table";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { formatProbability } from "@/lib/learning/format";
import type { Mistakes } from "@/lib/learning/mistakes";
import type { Split } from "@/lib/learning/split";
import { MistakeCard } from "./mistake-card";
import { MistakePlane } from "./mistake-plane";

/** What is right in training and wrong in validation, and which class is taken for which. `classes`: names, by label. */
export function ClassMistakes({
  mistakes,
  challenge: { view, featureShape },
  train,
  validation,
  classes,
}: {
  mistakes: Mistakes;
  challenge: ChallengeInfo;
  train: Split;
  validation: Split;
  classes: readonly string[];
}) {
  const t = useTranslations("mistakes");
  const { shown } = mistakes;
  // A table of ten by ten needs the whole width.
  const many = classes.length > 4;
  const all = mistakes.validation.of - mistakes.validation.right;
  return (
    <>
      <p className="text-sm">
        <RichText>
          {t.rich("counts", {
            strong: (words) => <strong className="tabular">{words}</strong>,
            train: mistakes.train.right,
            ofTrain: mistakes.train.of,
            validation: mistakes.validation.right,
            ofValidation: mistakes.validation.of,
          })}
        </RichText>
      </p>
      <div className={cn("flex flex-col gap-4", !many && "@lg:flex-row")}>
        <section aria-label={t("shown.title")} className="flex min-w-0 flex-1 flex-col gap-2">
          <h3 className="font-semibold text-sm">{t("shown.title")}</h3>
          {all === 0 && <p className="text-sm">{t("shown.none")}</p>}
          {all > shown.length && (
            <p className="text-ink-muted text-xs">{t("shown.more", { shown: shown.length, all })}</p>
          )}
          {view === "plane" && all > 0 && (
            <MistakePlane {...{ shown, train, validation }} label={t("shown.title")} />
          )}
          {view === "pictures" ? (
            <ul className="grid @md:grid-cols-3 grid-cols-2 gap-2">
              {shown.map((mistake) => (
                <MistakeCard
                  key={mistake.example}
                  {...{ mistake, train, validation, featureShape, classes }}
                />
              ))}
            </ul>
          ) : (
            all > 0 && (
              <div className="max-h-56">
                <NumberTable
                  caption={t("shown.title")}
                  columns={[
                    t("residuals.example"),
                    t("residuals.truth"),
                    t("residuals.prediction"),
                    t("shown.sure"),
                  ]}
                  rows={shown.map(({ example, label, guess, confidence }) => [
                    String(example + 1),
                    classes[label],
                    classes[guess],
                    formatProbability(confidence),
                  ])}
                />
              </div>
            )
          )}
        </section>
        <section
          aria-label={t("confusion")}
          className={cn("flex shrink-0 flex-col gap-2", !many && "@lg:w-60")}
        >
          <h3 className="font-semibold text-sm">{t("confusion")}</h3>
          <ConfusionTable counts={mistakes.confusion} classes={classes} />
        </section>
      </div>
    </>
  );
}
