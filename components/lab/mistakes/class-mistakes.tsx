"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useCallback, useMemo } from "react";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { NumberTable } from "@/components/charts/axes/number-table";
import { ConfusionTable } from "@/components/charts/examples/confusion-table";
import { drawPoints } from "@/components/charts/examples/draw-surface";
import { planeExtent } from "@/components/charts/examples/example-space";
import { Picture } from "@/components/charts/examples/picture";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Mistake, Mistakes } from "@/lib/learning/examples/mistakes";
import type { Split } from "@/lib/learning/examples/split";
import { formatProbability } from "@/lib/learning/numbers/format";

/**
 * How many examples are right in training and validation, the most confident mistakes in validation, and which classes are confused.
 * `classes`: names, by label.
 */
export const ClassMistakes = memo(function ClassMistakes({
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
  const manyClasses = classes.length > 4;
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
      <div className={cn("flex flex-col gap-4", !manyClasses && "@lg:flex-row")}>
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
              <div className="flex max-h-56 flex-col">
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
                    classes[label]!,
                    classes[guess]!,
                    formatProbability(confidence),
                  ])}
                />
              </div>
            )
          )}
        </section>
        <section
          aria-label={t("confusion")}
          className={cn("flex shrink-0 flex-col gap-2", !manyClasses && "@lg:w-60")}
        >
          <h3 className="font-semibold text-sm">{t("confusion")}</h3>
          <ConfusionTable counts={mistakes.confusion} classes={classes} />
        </section>
      </div>
    </>
  );
});

/** A validation picture that the network gets wrong, beside the most similar training picture of its class that it gets right. */
function MistakeCard({
  mistake,
  train,
  validation,
  featureShape,
  classes,
}: {
  mistake: Mistake;
  train: Split;
  validation: Split;
  featureShape: readonly number[];
  classes: readonly string[];
}) {
  const t = useTranslations("mistakes.shown");
  const [rows, columns] = [featureShape[0]!, featureShape[1]!];
  const size = rows * columns;
  const pixels = ({ features }: Split, example: number) =>
    features.subarray(example * size, (example + 1) * size);
  const { example, known } = mistake;
  const percent = isolateNumber(formatProbability(mistake.confidence));
  const [guess, truth] = [isolate(classes[mistake.guess]!), isolate(classes[mistake.label]!)];
  const sure = known && isolateNumber(formatProbability(known.confidence));
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-control border border-line p-2 text-xs leading-tight">
      <div className="flex items-center gap-1">
        <Picture
          pixels={pixels(validation, example)}
          {...{ rows, columns }}
          label={t("label", { number: example + 1, guess, percent, truth })}
          className="aspect-square min-w-0 flex-[3] rounded-sm outline outline-danger/60"
        />
        <ArrowRight aria-hidden className="size-3.5 shrink-0 text-ink-muted rtl:rotate-180" />
        {known ? (
          <Picture
            pixels={pixels(train, known.example)}
            {...{ rows, columns }}
            label={`${t("twin", { number: known.example + 1 })}. ${t("known", { percent: sure ?? "" })}`}
            className="aspect-square min-w-0 flex-[2] rounded-sm outline outline-good/60"
          />
        ) : (
          <p className="flex-[2] text-ink-muted">{t("noKnown")}</p>
        )}
      </div>
      <p aria-hidden="true" className="font-medium text-danger">
        {t("guess", { guess, percent })}
      </p>
      <p aria-hidden="true">{t("truth", { truth })}</p>
    </li>
  );
}

/** The plane with a ring around each mistake, and a line to the nearest training point of its class that the network gets right. */
function MistakePlane({
  shown,
  train,
  validation,
  label,
}: {
  shown: readonly Mistake[];
  train: Split;
  validation: Split;
  label: string;
}) {
  const extent = useMemo(() => planeExtent([train, validation]), [train, validation]);
  const draw = useCallback<DrawChart>(
    (context, { width, height }, palette) => {
      const size = Math.min(width, height);
      context.translate((width - size) / 2, (height - size) / 2);
      const look = { colours: palette.classes, edge: palette.surface };
      const radius = Math.max(2, size / 130);
      context.globalAlpha = 0.45;
      drawPoints(context, size, extent, train, { ...look, filled: true, radius });
      context.globalAlpha = 1;
      drawPoints(context, size, extent, validation, { ...look, filled: false, radius: radius * 0.8 });
      const scale = size / (extent.high - extent.low);
      const place = ({ features }: Split, example: number) =>
        [
          (features[2 * example]! - extent.low) * scale,
          (extent.high - features[2 * example + 1]!) * scale,
        ] as const;
      context.strokeStyle = palette.danger;
      context.lineWidth = 1.5;
      for (const { example, known } of shown) {
        const from = place(validation, example);
        context.beginPath();
        context.arc(...from, 3 * radius, 0, 2 * Math.PI);
        context.stroke();
        if (known === null) continue;
        context.beginPath();
        context.moveTo(...from);
        context.lineTo(...place(train, known.example));
        context.stroke();
      }
    },
    [shown, train, validation, extent],
  );
  return <ChartCanvas draw={draw} label={label} className="min-h-56 w-full flex-1" />;
}
