"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import { guessOf } from "@/lib/learning/examples/guess";
import type { Numbers, Split } from "@/lib/learning/examples/split";
import { Picture } from "./picture";
import { type PictureOrder, pictureOrder } from "./picture-order";

/** Pictures of the validation split, from the first, that the network is asked about. */
export const PICTURES_ASKED = 108;
const PICTURES_SHOWN = 18;

/**
 * Pictures of the validation split, each with the network's guess, the truth and the confidence: always the first ones, so that
 * a guess can be watched as it changes, or the worst mistakes among the first PICTURES_ASKED. `logits`: the network's outputs on
 * those (× classes); null before there is a network. `classes`: names, by label.
 */
export function ExamplePictures({
  validation,
  featureShape,
  logits,
  classes,
  order,
}: {
  validation: Split;
  featureShape: readonly number[];
  logits: Float32Array | null;
  classes: readonly string[];
  order: PictureOrder;
}) {
  const t = useTranslations("charts");
  const [rows, columns] = featureShape as readonly [number, number];
  const asked = Math.min(PICTURES_ASKED, validation.count);
  const guesses = useMemo(
    () => logits && Array.from({ length: asked }, (_, example) => guessOf(logits, example, classes.length)),
    [logits, asked, classes.length],
  );
  const shown = pictureOrder(order, guesses, validation.labels, asked).slice(0, PICTURES_SHOWN);
  const right = guesses?.filter(({ label }, example) => label === validation.labels[example]).length ?? 0;
  const size = rows * columns;

  return (
    <figure className="@container flex size-full min-h-0 flex-col gap-2">
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        className="grid grid-cols-3 gap-2 overflow-y-auto @md:grid-cols-6"
      >
        {shown.map((example) => (
          <li key={example} className="min-w-0">
            <PictureGuess
              pixels={validation.features.subarray(example * size, (example + 1) * size)}
              {...{ rows, columns }}
              truth={classes[validation.labels[example]!]!}
              guess={guesses && classes[guesses[example]!.label]!}
              confidence={guesses === null ? 0 : guesses[example]!.confidence}
            />
          </li>
        ))}
      </ul>
      <figcaption className="text-center text-ink-muted text-xs">
        {guesses === null ? t("picturesUntrained") : t("pictures", { right, count: asked })}
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
  pixels: Numbers;
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
        <span className="truncate">{guess ?? truth}</span>
      </p>
      {guess !== null && (
        <p aria-hidden="true" className="tabular flex items-center gap-1.5 text-ink-muted">
          <span className="h-1 flex-1 overflow-hidden rounded-full bg-line">
            <span
              className={cn("block h-full rounded-full", wrong ? "bg-danger" : "bg-good")}
              style={{ width: `${percent}%` }}
            />
          </span>
          <span>{`${percent}%`}</span>
        </p>
      )}
    </div>
  );
}
