"use client";

import { useTranslations } from "next-intl";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import type { Answer } from "@/lib/learning/examples/own-input";
import { formatLoss, formatProbability } from "@/lib/learning/numbers/format";

/** What a network says about one input: a bar per class, or a number. `answer` null: nothing yet, so the bars are empty. */
export function AnswerView({ answer, words }: { answer: Answer | null; words: ChallengeWords }) {
  const t = useTranslations("own-input.answer");
  if (answer?.kind === "diverged") return <p className="text-danger text-sm">{t("diverged")}</p>;
  if (words.target)
    return (
      <p className="min-h-12 text-sm">
        <span className="text-ink-muted">{words.target.name}</span>{" "}
        <output className="tabular block font-semibold text-2xl">
          {answer?.kind === "number" ? <bdi dir="ltr">{formatLoss(answer.value)}</bdi> : <span>–</span>}
        </output>
      </p>
    );
  const said = answer?.kind === "class" ? answer : null;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm">
        {said ? (
          <RichText>
            {t.rich("says", {
              strong: (chunks) => <strong className="tabular">{chunks}</strong>,
              name: isolate(words.classes[said.label]!),
              percent: isolateNumber(formatProbability(said.probabilities[said.label]!)),
            })}
          </RichText>
        ) : (
          <span className="text-ink-muted">{t("nothing")}</span>
        )}
      </p>
      <ClassBars
        classes={words.classes}
        shares={said?.probabilities ?? null}
        strong={said?.label ?? null}
        figures={said?.probabilities.map(formatProbability) ?? null}
      />
    </div>
  );
}

/**
 * A bar per class. `shares`: 0 to 1, by label; null: empty bars. `figures`: what is written at the bars. `strong`: the class that stands out. `large`: to be read from eight
 * metres.
 */
export function ClassBars({
  classes,
  shares,
  figures,
  strong,
  large = false,
}: {
  classes: readonly string[];
  shares: readonly number[] | null;
  figures: readonly string[] | null;
  strong: number | null;
  large?: boolean;
}) {
  return (
    <ul
      className={cn(
        "grid grid-cols-[auto_minmax(3rem,1fr)_auto] items-center gap-x-2",
        large ? "gap-y-2 text-2xl" : "gap-y-0.5 text-sm",
      )}
    >
      {classes.map((name, label) => (
        <li key={name} className="col-span-3 grid grid-cols-subgrid items-center">
          <span className={cn("max-w-40 truncate", label === strong && "font-semibold")}>
            <bdi>{name}</bdi>
          </span>
          <span
            aria-hidden="true"
            className={cn("overflow-hidden rounded-full bg-sunken", large ? "h-5" : "h-3")}
          >
            <span
              className={cn(
                "block h-full rounded-full transition-[width] duration-150 motion-reduce:transition-none",
                label === strong ? "bg-accent" : "bg-line-strong",
              )}
              style={{ width: `${100 * (shares?.[label] ?? 0)}%` }}
            />
          </span>
          <span
            className={cn(
              "tabular text-end",
              large ? "min-w-10" : "min-w-13",
              label === strong && "font-semibold",
            )}
          >
            <bdi dir="ltr">{figures?.[label] ?? ""}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
