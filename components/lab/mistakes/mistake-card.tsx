"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { Picture } from "@/components/charts/picture";
import { formatProbability } from "@/lib/learning/format";
import type { Mistake } from "@/lib/learning/mistakes";
import type { Split } from "@/lib/learning/split";

/** A picture that it never saw and is wrong about, beside the most similar one of that class that it has learnt. */
export function MistakeCard({
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
  const [rows, columns] = featureShape;
  const size = rows * columns;
  const pixels = ({ features }: Split, example: number) =>
    features.subarray(example * size, (example + 1) * size);
  const { example, known } = mistake;
  const percent = isolateNumber(formatProbability(mistake.confidence));
  const [guess, truth] = [isolate(classes[mistake.guess]), isolate(classes[mistake.label])];
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
