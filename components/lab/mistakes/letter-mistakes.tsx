"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { RichText } from "@/components/ui/rich-text";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { LetterTask } from "@/lib/learning/examples/task";
import { lettersIn } from "@/lib/learning/letters/alphabet";
import { type LetterInWord, letterMistakes } from "@/lib/learning/letters/letter-mistakes";
import { formatProbability } from "@/lib/learning/numbers/format";
import type { Examples, SplitOutputs } from "@/lib/learning/training/training";

const MOST = 12;
const MOST_CONFUSED = 6;

/** What a network of letters gets wrong in words that it never saw, and the training words that it comes from. */
export function LetterMistakesView({
  outputs,
  examples: { train, validation },
  challenge,
  task,
}: {
  outputs: SplitOutputs;
  examples: Examples;
  challenge: ChallengeInfo;
  task: LetterTask;
}) {
  const t = useTranslations("writing.mistakes");
  const names = useLetterNames(task);
  const found = useMemo(
    () =>
      letterMistakes(
        { text: train.labels, outputs: outputs.train },
        { text: validation.labels, outputs: outputs.validation },
        ...([task, MOST, MOST_CONFUSED] as const),
      ),
    [train, validation, outputs, task],
  );
  return (
    <>
      <p className="text-sm">
        <RichText>
          {t.rich("counts", {
            strong: (words) => <strong className="tabular">{words}</strong>,
            train: isolateNumber(formatProbability(found.train)),
            validation: isolateNumber(formatProbability(found.validation)),
          })}
        </RichText>{" "}
        <span className="text-ink-muted">{t("never")}</span>
      </p>
      <section aria-label={t("shown")} className="flex min-w-0 flex-col gap-2">
        <h3 className="font-semibold text-sm">{t("shown")}</h3>
        {found.shown.length === 0 && <p className="text-sm">{t("none")}</p>}
        <ul className="grid @lg:grid-cols-2 gap-2">
          {found.shown.map((mistake, at) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the surest mistake is another after every question
              key={at}
              className="flex min-w-0 flex-col gap-0.5 rounded-control border border-line p-2 text-xs"
            >
              <MarkedWord {...mistake} {...{ challenge }} tone="bg-danger/20 outline-danger" large />
              <p>
                {t("guessed", {
                  percent: isolateNumber(formatProbability(mistake.confidence)),
                  guess: names[mistake.guess]!,
                  truth: names[mistake.truth]!,
                })}
              </p>
              <p className="text-ink-muted">
                {mistake.known ? (
                  <RichText>
                    {t.rich("known", {
                      word: () => (
                        <MarkedWord {...mistake.known!} {...{ challenge }} tone="bg-good/20 outline-good" />
                      ),
                    })}
                  </RichText>
                ) : (
                  <span>{t("noKnown")}</span>
                )}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {found.confused.length > 0 && (
        <section aria-label={t("confused")} className="flex flex-col gap-1 text-sm">
          <h3 className="font-semibold">{t("confused")}</h3>
          <ul className="grid @lg:grid-cols-3 @sm:grid-cols-2 gap-x-4 gap-y-0.5">
            {found.confused.map(({ truth, guess, count }) => (
              <li key={`${truth} ${guess}`}>
                {t("confusion", { truth: names[truth]!, guess: names[guess]!, count })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What each symbol is called in a sentence. */
function useLetterNames({ alphabet }: LetterTask): readonly string[] {
  const t = useTranslations("writing");
  return useMemo(
    () => [
      t("mistakes.end"),
      ...lettersIn(alphabet).map((letter) =>
        letter === " " ? t("mistakes.space") : t("letter", { letter: isolate(letter) }),
      ),
    ],
    [t, alphabet],
  );
}

/** A word with one of its places marked; that of the end mark is after its letters. */
function MarkedWord({
  word,
  at,
  challenge: { direction, language },
  tone,
  large = false,
}: LetterInWord & { challenge: ChallengeInfo; tone: string; large?: boolean }) {
  const marked = word[at] ?? "";
  return (
    <bdi
      dir={direction}
      lang={language}
      translate="no"
      className={large ? "block break-words font-medium text-base" : "font-medium text-ink"}
    >
      <span>{word.slice(0, at).join("")}</span>
      <span className={`${tone} outline-1`}>{marked === "" ? "\u00a0" : marked}</span>
      <span>{word.slice(at + 1).join("")}</span>
    </bdi>
  );
}
