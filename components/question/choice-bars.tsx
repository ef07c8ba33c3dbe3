import { Check, Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";
import { choiceCounts } from "@/lib/session/board/distribution";
import type { Answer } from "@/lib/session/questions/question";
import { letterOf } from "./answer-words";

/** The answers of a class at a moment. `label`: "First vote" and the like; null if there is only one. `own`: the student's whose page this is. */
export type ClassAnswers = {
  readonly label: string | null;
  readonly answers: readonly Answer[];
  readonly own: Answer | null;
};

type ChoiceBarsProps = {
  readonly choices: readonly string[];
  /** Index of the right one; null if there is none, or if nobody may know it yet. */
  readonly right: number | null;
  /** Those that came true. */
  readonly happened: readonly number[];
  /** Empty while nobody may see the answers: then only the choices are shown. */
  readonly votes: readonly ClassAnswers[];
  readonly size: BoardSize;
};

/** The choices of a question with how many chose each, at one time or at two side by side. In the parent's height on a projector. */
export function ChoiceBars({ choices, right, happened, votes, size }: ChoiceBarsProps) {
  const t = useTranslations("question");
  const wall = size === "projector";
  const counted = votes.map((vote) => ({ ...vote, counts: choiceCounts(choices.length, vote.answers) }));
  return (
    <div className={cn("flex min-h-0 flex-col", wall ? "gap-2" : "gap-1.5")}>
      {counted.length > 1 && (
        <p aria-hidden className={cn("flex gap-6 text-ink-muted", wall ? "px-4 text-lg" : "px-2.5 text-xs")}>
          {counted.map(({ label, answers }) => (
            <span key={label} className="min-w-0 flex-1 truncate">
              {`${label} · ${t("answers", { count: answers.length })}`}
            </span>
          ))}
        </p>
      )}
      <ol aria-label={t("choices")} className={cn("flex min-h-0 flex-col", wall ? "gap-2.5" : "gap-1.5")}>
        {choices.map((choice, index) => {
          const isRight = right === index;
          const hasHappened = happened.includes(index);
          return (
            <li
              key={choice}
              className={cn(
                "flex min-w-0 flex-col rounded-control border",
                wall ? "gap-1 px-4 py-1.5" : "gap-1 px-2.5 py-1.5",
                isRight || hasHappened ? "border-good bg-good/8" : "border-line",
              )}
            >
              <p className="flex min-w-0 items-baseline gap-[0.6em]">
                <Letter choice={index} size={size} />
                <span
                  className={cn(
                    "min-w-0 flex-1 break-words",
                    wall ? "text-2xl leading-tight" : "text-sm leading-snug",
                  )}
                >
                  <bdi>{choice}</bdi>
                </span>
                {isRight && <Mark icon={Check} words={t("right")} wall={wall} />}
                {hasHappened && <Mark icon={Flag} words={t("happened")} wall={wall} />}
              </p>
              {counted.length > 0 && (
                <div className="flex gap-6">
                  {counted.map(({ label, answers, own, counts }) => (
                    <Bar
                      key={label}
                      {...{ label, wall }}
                      count={counts[index] ?? 0}
                      of={answers.length}
                      own={own === index}
                    />
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** A choice's letter, as on the buttons of the labs. */
export function Letter({ choice, size }: { choice: number; size: BoardSize }) {
  return (
    <span
      aria-hidden
      dir="ltr"
      className={cn(
        "inline-grid shrink-0 place-items-center self-start rounded-[0.35em] bg-sunken font-semibold text-ink-muted",
        size === "projector" ? "size-[1.35em] text-2xl" : "size-[1.6em] text-sm",
      )}
    >
      {letterOf(choice)}
    </span>
  );
}

function Mark({ icon: Icon, words, wall }: { icon: typeof Check; words: string; wall: boolean }) {
  return (
    <span
      className={cn(
        "flex shrink-0 items-center gap-1.5 font-semibold text-good",
        wall ? "text-xl" : "text-xs",
      )}
    >
      <Icon aria-hidden className="size-[1.1em]" strokeWidth={3} />
      <span>{words}</span>
    </span>
  );
}

type BarProps = { label: string | null; count: number; of: number; own: boolean; wall: boolean };

function Bar({ label, count, of, own, wall }: BarProps) {
  const t = useTranslations("question");
  const percent = of === 0 ? 0 : Math.round((100 * count) / of);
  return (
    <p className={cn("flex min-w-0 flex-1 items-center gap-3", wall ? "text-xl" : "text-xs")}>
      {label !== null && <span className="sr-only">{`${label}: `}</span>}
      <span
        aria-hidden
        className={cn("min-w-0 flex-1 overflow-hidden rounded-full bg-sunken", wall ? "h-5" : "h-2")}
      >
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-500 motion-reduce:transition-none"
          style={{ width: `${percent}%` }}
        />
      </span>
      {own && <You />}
      <span className={cn("tabular shrink-0 whitespace-nowrap text-end", wall ? "w-[5.4em]" : "w-[5.6em]")}>
        {t("count", { count, percent })}
      </span>
    </p>
  );
}

/** Marks the student's own answer on their page. */
export function You() {
  const t = useTranslations("question");
  return (
    <span className="shrink-0 rounded-full border border-ink px-1.5 font-semibold text-ink leading-snug">
      {t("you")}
    </span>
  );
}
