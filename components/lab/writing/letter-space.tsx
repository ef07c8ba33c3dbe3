"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useInSight } from "@/components/lab/results/use-in-sight";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { LetterTask } from "@/lib/learning/examples/task";
import { lettersIn } from "@/lib/learning/letters/alphabet";
import { isVowel } from "@/lib/learning/letters/letter-space";
import type { LetterSpaceSight } from "./use-letter-space";

/** The letters where the network has put them: those that it treats alike are near each other. */
export function LetterSpace({
  sight: { place, missing, onVisible },
  challenge: { language },
  task,
}: {
  sight: LetterSpaceSight;
  challenge: ChallengeInfo;
  task: LetterTask;
}) {
  const t = useTranslations("writing.space");
  const view = useRef<HTMLDivElement>(null);
  useInSight(view, onVisible);
  const letters = lettersIn(task.alphabet);
  const hasVowels = letters.some(isVowel);
  const reach = place ? place.plane.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9) : 1;
  return (
    <div ref={view} className="flex min-h-0 flex-1 flex-col gap-2 pt-1 text-sm">
      <p className="text-ink-muted">{t(place?.from ?? "embedding", { size: place?.size ?? 0 })}</p>
      {place === null ? (
        <p className="grid min-h-40 flex-1 place-content-center text-center text-ink-muted">
          {t(missing ? "none" : "asking")}
        </p>
      ) : (
        <div
          role="img"
          aria-label={t("label", { letters: letters.length })}
          dir="ltr"
          lang={language}
          translate="no"
          className="relative min-h-64 flex-1 overflow-hidden rounded-control bg-sunken"
        >
          <span aria-hidden="true" className="absolute inset-x-0 top-1/2 border-line border-t" />
          <span aria-hidden="true" className="absolute inset-y-0 left-1/2 border-line border-s" />
          {["", ...letters].map((letter, symbol) => (
            <Letter
              key={letter}
              letter={letter}
              name={letter === "" ? t("end") : letter === " " ? t("space") : letter}
              x={50 + (46 * place.plane[2 * symbol]!) / reach}
              y={50 - (44 * place.plane[2 * symbol + 1]!) / reach}
            />
          ))}
        </div>
      )}
      {place && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted text-xs">
          {hasVowels && (
            <>
              <span className="flex items-center gap-1.5">
                <span aria-hidden="true" className={cn(MARK, VOWEL, "size-4")} />
                <span>{t("vowels")}</span>
              </span>
              <span className="flex items-center gap-1.5">
                <span aria-hidden="true" className={cn(MARK, OTHER, "size-4")} />
                <span>{t("others")}</span>
              </span>
            </>
          )}
          <span>{t("near")}</span>
        </p>
      )}
    </div>
  );
}

const MARK = "grid place-content-center border";
const VOWEL = "rounded-full border-accent bg-accent text-on-accent forced-colors:border-4";
const OTHER = "rounded-sm border-line-strong bg-surface text-ink";

function Letter({ letter, name, x, y }: { letter: string; name: string; x: number; y: number }) {
  const isOne = letter !== "" && letter !== " ";
  return (
    <span
      style={{ left: `${x}%`, top: `${y}%` }}
      className={cn(
        MARK,
        "absolute h-5 min-w-5 -translate-x-1/2 -translate-y-1/2 leading-none transition-[left,top] duration-500 motion-reduce:transition-none",
        isOne && isVowel(letter) ? VOWEL : OTHER,
        isOne ? "font-semibold text-xs" : "border-dashed px-1 text-ink-muted text-xs",
      )}
    >
      {name}
    </span>
  );
}
