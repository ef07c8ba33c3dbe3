"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import type { Split } from "@/lib/learning/split";
import { guessOf } from "./example-space";
import { Picture } from "./picture";

/** Pictures of the validation split that are shown: always the same, so that one can watch a guess change. */
export const PICTURES_SHOWN = 18;

/**
 * The first pictures of the validation split, each with the network's guess, the truth and how sure it is.
 * `logits`: the network's outputs on them (PICTURES_SHOWN × classes), or null before there is a network. `classes`: names, by label.
 */
export function ExamplePictures({
  validation,
  featureShape,
  logits,
  classes,
}: {
  validation: Split;
  featureShape: readonly number[];
  logits: Float32Array | null;
  classes: readonly string[];
}) {
  const t = useTranslations("charts");
  const [rows, columns] = featureShape;
  const shown = Math.min(PICTURES_SHOWN, validation.count);
  const pictures = useMemo(
    () =>
      Array.from({ length: shown }, (_, index) =>
        validation.features.subarray(index * rows * columns, (index + 1) * rows * columns),
      ),
    [validation, shown, rows, columns],
  );
  const guesses = pictures.map((_, index) =>
    logits === null ? null : guessOf(logits, index, classes.length),
  );
  const right = guesses.filter((guess, index) => guess?.label === validation.labels[index]).length;

  return (
    <figure className="flex size-full min-h-0 flex-col gap-2">
      <ul className="grid grid-cols-3 gap-2 overflow-y-auto sm:grid-cols-6">
        {pictures.map((pixels, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pictures and their order never change
          <li key={index} className="min-w-0">
            <PictureGuess
              {...{ pixels, rows, columns }}
              truth={classes[validation.labels[index]]}
              guess={guesses[index] && classes[guesses[index].label]}
              confidence={guesses[index]?.confidence ?? 0}
            />
          </li>
        ))}
      </ul>
      <figcaption className="text-center text-ink-muted text-xs">
        {logits === null ? t("picturesUntrained") : t("pictures", { right, count: shown })}
      </figcaption>
    </figure>
  );
}

function PictureGuess({
  pixels,
  rows,
  columns,
  truth,
  guess,
  confidence,
}: {
  pixels: Float32Array;
  rows: number;
  columns: number;
  truth: string;
  guess: string | null;
  confidence: number;
}) {
  const t = useTranslations("charts");
  const wrong = guess !== null && guess !== truth;
  const percent = Math.round(100 * confidence);
  return (
    <div
      className={cn(
        "flex flex-col gap-1 rounded-control border p-1.5 text-xs leading-tight",
        wrong ? "border-danger bg-danger/6" : "border-line",
      )}
    >
      <Picture
        {...{ pixels, rows, columns }}
        label={guess === null ? truth : t("guess", { guess, percent, truth })}
        className="mx-auto aspect-square w-5/6"
      />
      <p
        aria-hidden="true"
        className={cn("flex min-w-0 items-center gap-0.5 font-medium", wrong && "text-danger")}
      >
        {guess !== null &&
          (wrong ? <X className="size-3.5 shrink-0" /> : <Check className="size-3.5 shrink-0 text-good" />)}
        <span className={cn("truncate", wrong && "line-through")}>{guess ?? truth}</span>
      </p>
      {guess !== null && (
        <p aria-hidden="true" className="tabular flex items-center gap-1.5 text-ink-muted">
          <span className="h-1 flex-1 overflow-hidden rounded-full bg-line">
            <span
              className={cn("block h-full rounded-full", wrong ? "bg-danger" : "bg-good")}
              style={{ width: `${percent}%` }}
            />
          </span>
          {percent}%
        </p>
      )}
    </div>
  );
}
