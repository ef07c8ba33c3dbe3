"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { isolate } from "@/components/board/isolate";
import { useInSight } from "@/components/lab/results/use-in-sight";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Slider } from "@/components/ui/form/slider";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { LetterTask } from "@/lib/learning/examples/task";
import { lettersIn } from "@/lib/learning/letters/alphabet";
import type { Tally } from "@/lib/learning/letters/tally";
import { MAX_TEMPERATURE, strangersIn } from "@/lib/learning/letters/writer";
import { TallyBar } from "./tally-bar";
import type { WritingSight } from "./use-writing";
import { WrittenWords } from "./written-words";

/** What the network writes, how it is asked to, and how many of its words it has by heart. */
export function WritingView({
  sight,
  challenge,
  task,
  tally,
  busy,
}: {
  sight: WritingSight;
  challenge: ChallengeInfo;
  task: LetterTask;
  /** Of the words of the current run; null before any have been counted. */
  tally: Tally | null;
  /** Whether it trains, and so writes other words by itself. */
  busy: boolean;
}) {
  const t = useTranslations("writing");
  const view = useRef<HTMLDivElement>(null);
  const { words, missing, temperature } = sight;
  useInSight(view, sight.onVisible);
  return (
    <div
      ref={view}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="@container flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto pt-1"
    >
      <div className="grid @lg:grid-cols-2 gap-x-6 gap-y-2">
        <Beginning {...{ sight, task, challenge }} />
        <div className="flex min-w-0 flex-col">
          <Slider
            label={t("temperature.name")}
            value={temperature}
            min={0}
            max={MAX_TEMPERATURE}
            step={0.1}
            largeStep={0.5}
            format={(value) => value.toFixed(1)}
            onValueChange={sight.onTemperature}
          />
          <p className="min-h-9 text-ink-muted text-xs">{t(`temperature.${boldness(temperature)}`)}</p>
        </div>
      </div>
      {words === null ? (
        <p className="grid min-h-36 flex-1 place-content-center justify-items-center gap-1 rounded-control border border-line-strong/50 border-dashed p-4 text-center text-sm">
          <span className="font-semibold">{t(missing ? "none" : "asking")}</span>
          {missing && <span className="text-ink-muted">{t("noneWhy")}</span>}
        </p>
      ) : (
        <WrittenWords
          {...{ words, challenge }}
          isLines={sight.longest > LONGEST_IN_COLUMNS}
          onAgain={busy ? null : sight.onAgain}
        />
      )}
      <TallyBar tally={tally} />
    </div>
  );
}

/** Longer words get a line each. */
const LONGEST_IN_COLUMNS = 34;
/** A beginning may have at most this many letters. */
const MOST_GIVEN = 20;

/** Which sentence says what a temperature means. */
function boldness(temperature: number) {
  if (temperature === 0) return "zero";
  if (temperature < 0.95) return "careful";
  return temperature <= 1.05 ? "learnt" : "bold";
}

/** The letters with which all words begin. What cannot be one stays in the field, with a sentence about it, and the words as they were. */
function Beginning({
  sight: { beginning, longest, onBeginning },
  task: { alphabet },
  challenge: { direction, language },
}: {
  sight: WritingSight;
  task: LetterTask;
  challenge: ChallengeInfo;
}) {
  const t = useTranslations("writing");
  const [typed, setTyped] = useState(beginning);
  const letters = lettersIn(typed);
  const strangers = strangersIn(inAlphabet(typed, alphabet), alphabet);
  const most = Math.min(MOST_GIVEN, longest - 1);
  let fault: string | null = null;
  if (strangers.length > 0) {
    const named = strangers.slice(0, 5).map((letter) => t("letter", { letter: isolate(letter) }));
    fault = t("beginning.strangers", {
      letters: named.join(t("beginning.comma")),
      count: strangers.length,
      alphabet: isolate(alphabet.replace(/\s/gu, "").slice(0, 120)),
    });
  } else if (letters.length > most) fault = t("beginning.tooLong", { most, letters: letters.length });
  return (
    <Field label={t("beginning.name")} error={fault} className="min-w-0">
      <Input
        value={typed}
        placeholder={t("beginning.placeholder")}
        dir={direction}
        lang={language}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        onValueChange={(value) => {
          setTyped(value);
          const given = inAlphabet(value, alphabet);
          if (strangersIn(given, alphabet).length === 0 && lettersIn(given).length <= most)
            onBeginning(given);
        }}
      />
    </Field>
  );
}

/** Capitals as small letters where the alphabet has only those, and the other way round. */
function inAlphabet(text: string, alphabet: string): string {
  const known = new Set(lettersIn(alphabet));
  return lettersIn(text.normalize("NFC"))
    .map((letter) => {
      const forms = [letter, letter.toLowerCase(), letter.toUpperCase()];
      return forms.find((form) => known.has(form)) ?? letter;
    })
    .join("");
}
