"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { isolate } from "@/components/board/isolate";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { WrittenLetter } from "@/lib/learning/letters/writer";
import { KindMark } from "./tally-bar";
import type { ShownWord } from "./use-writing";

/** The words that a network has written, each letter shaded by how sure it was. A word that is pressed says of which kind it is, and goes on saying so when others are written. */
export const WrittenWords = memo(function WrittenWords({
  words,
  challenge: { direction, language },
  isLines,
  onAgain,
}: {
  words: readonly ShownWord[];
  challenge: ChallengeInfo;
  /** Whether each takes a whole line. */
  isLines: boolean;
  /** Null while the network writes other words by itself. */
  onAgain: (() => void) | null;
}) {
  const t = useTranslations("writing");
  const [pressed, setPressed] = useState<Pick<ShownWord, "word" | "kind"> | null>(null);
  return (
    <section aria-label={t("words")} className="flex min-w-0 flex-col gap-2">
      {words.length === 0 ? (
        <p className="min-h-36 text-sm">{t("withheld")}</p>
      ) : (
        <ul
          dir={direction}
          lang={language}
          translate="no"
          className={cn(
            "grid content-start gap-x-4",
            isLines ? "min-h-48" : "min-h-36 @2xl:grid-cols-3 grid-cols-2",
          )}
        >
          {words.slice(0, isLines ? LINES : undefined).map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity, and take each other's places
            <li key={at} className="min-w-0">
              <button
                type="button"
                onClick={() => setPressed(one)}
                aria-label={t("press", { word: isolate(one.word), kind: one.kind })}
                className="flex max-w-full items-center gap-1.5 rounded-control px-1 text-start hover:bg-sunken pointer-coarse:min-h-11"
              >
                <KindMark kind={one.kind} />
                <ShadedWord word={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p aria-live="polite" className="min-h-5 text-sm">
        {pressed ? (
          <span className="flex items-baseline gap-1.5">
            <KindMark kind={pressed.kind} />
            <span>{t(`says.${pressed.kind}`, { word: isolate(pressed.word) })}</span>
          </span>
        ) : (
          <span className="text-ink-muted">{t("hint")}</span>
        )}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <ShadeLegend />
        {onAgain && (
          <Button variant="quiet" size="sm" onClick={onAgain}>
            <RefreshCw aria-hidden="true" />
            <span>{t("again")}</span>
          </Button>
        )}
      </div>
    </section>
  );
});

/** So many lines leave room for what they are counted as, below. */
const LINES = 8;

/** From the least sure to the surest: up to which probability, and the share of colour in the paper. One hue in steps of lightness, which nobody needs to see as a colour. */
const SHADES = [
  { until: 0.2, share: 0 },
  { until: 0.4, share: 12 },
  { until: 0.6, share: 23 },
  { until: 0.8, share: 34 },
  { until: 1, share: 46 },
] as const;

function shadeOf(probability: number): number {
  const shade = SHADES.findIndex(({ until }) => probability <= until);
  return shade === -1 ? SHADES.length - 1 : shade;
}

function paper(shade: number) {
  return { backgroundColor: `color-mix(in oklab, var(--accent) ${SHADES[shade]!.share}%, transparent)` };
}

/** Neighbours of the same shade share an element; without room between them, so that Arabic letters stay joined. */
function ShadedWord({ word: { letters, isFinished } }: { word: ShownWord }) {
  return (
    <span aria-hidden="true" className="min-w-0 truncate whitespace-pre font-medium">
      {stretchesOf(letters).map(({ text, shade }, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a word have no identity
          key={at}
          className={cn(shade === null && "underline decoration-2 decoration-accent underline-offset-4")}
          style={shade === null ? undefined : paper(shade)}
        >
          {text}
        </span>
      ))}
      {!isFinished && <span className="text-ink-muted">…</span>}
    </span>
  );
}

/** `shade`: null for letters that were given. */
function stretchesOf(letters: readonly WrittenLetter[]): { text: string; shade: number | null }[] {
  const stretches: { text: string; shade: number | null }[] = [];
  for (const { letter, probability } of letters) {
    const shade = probability === null ? null : shadeOf(probability);
    const last = stretches.at(-1);
    if (last?.shade === shade) last.text += letter;
    else stretches.push({ text: letter, shade });
  }
  return stretches;
}

function ShadeLegend() {
  const t = useTranslations("writing.shade");
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink-muted text-xs">
      <span>{t("name")}</span>
      <span className="flex items-center gap-1.5">
        <span>{t("least")}</span>
        <span aria-hidden="true" className="flex outline outline-line">
          {SHADES.map(({ until }, shade) => (
            <span key={until} style={paper(shade)} className="h-3.5 w-5 forced-color-adjust-none" />
          ))}
        </span>
        <span>{t("most")}</span>
      </span>
    </p>
  );
}
