import { Check, Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";
import { choiceCounts } from "@/lib/session/board/questions/distribution";
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

/**
 * The choices of a question with how many chose each, at one time or at two side by side. On a projector each choice is one line, and all of them
 * share the height of the parent.
 */
export function ChoiceBars(props: ChoiceBarsProps) {
  const { choices, right, happened, votes, size } = props;
  const t = useTranslations("question");
  const wall = size === "projector";
  const counted = votes.map((vote) => ({ ...vote, counts: choiceCounts(choices.length, vote.answers) }));
  const isMarked = right !== null || happened.length > 0;
  const longest = Math.max(...choices.map((choice) => choice.length));
  // On a projector a choice and its bars are one line, unless the texts need the line for themselves.
  const isLine = wall && (longest <= SHORT_CHOICE || counted.length === 0);
  const isDense = wall && choices.length > MANY_CHOICES && longest > SHORT_CHOICE;
  const textWidth = longest <= TINY_CHOICE && counted.length > 0 ? "flex-[0.35]" : "flex-[1.1]";
  return (
    <div className={cn("flex min-h-0 flex-col", wall ? "flex-1 gap-2" : "gap-1.5")}>
      {counted.length > 1 && (
        <p aria-hidden className={cn("flex gap-6 text-ink-muted", wall ? "px-4 text-lg" : "px-2.5 text-xs")}>
          {isLine && <span className={textWidth} />}
          {counted.map(({ label, answers }) => (
            <span key={label} className="min-w-0 flex-1 truncate">
              {`${label} · ${t("answers", { count: answers.length })}`}
            </span>
          ))}
          {isLine && isMarked && <span className={MARK_WIDTH} />}
        </p>
      )}
      <ol
        aria-label={t("choices")}
        className={cn(
          "min-h-0",
          wall
            ? cn("grid flex-1 auto-rows-[minmax(0,4.2rem)] content-start", isDense ? "gap-1" : "gap-2")
            : "flex flex-col gap-1.5",
        )}
      >
        {choices.map((choice, index) => {
          const isRight = right === index;
          const hasHappened = happened.includes(index);
          const marks = (
            <>
              {isRight && <Mark icon={Check} words={t("right")} wall={wall} />}
              {hasHappened && <Mark icon={Flag} words={t("happened")} wall={wall} />}
            </>
          );
          return (
            <li
              key={choice}
              className={cn(
                "flex min-w-0 rounded-control border",
                isLine && "items-center gap-6 overflow-hidden px-4",
                wall && !isLine && "flex-col justify-center overflow-hidden px-4",
                wall && !isLine && !isDense && "gap-0.5",
                !wall && "flex-col gap-1 px-2.5 py-1.5",
                isRight || hasHappened ? "border-good bg-good/8" : "border-line",
              )}
            >
              <p
                className={cn(
                  "flex min-w-0 gap-[0.6em]",
                  wall ? "items-center" : "items-baseline",
                  isLine && textWidth,
                )}
              >
                <Letter
                  choice={index}
                  size={isLine && !isDense ? "projector" : "desk"}
                  className={isDense ? "size-[1.15em] leading-none" : ""}
                />
                <span
                  className={cn(
                    "min-w-0 flex-1 break-words",
                    wall && (isDense ? "text-base leading-[1.15]" : "leading-tight"),
                    wall && !isDense && (isLine ? "text-2xl" : "text-lg"),
                    isLine ? "line-clamp-2" : wall && "truncate",
                    !wall && "text-sm leading-snug",
                  )}
                >
                  <bdi>{choice}</bdi>
                </span>
                {!isLine && marks}
              </p>
              {counted.length > 0 && (
                <div className="flex min-w-0 gap-6" style={isLine ? { flex: counted.length } : undefined}>
                  {counted.map(({ label, answers, own, counts }) => (
                    <Bar
                      key={label}
                      {...{ label, wall }}
                      thin={wall && !isLine}
                      count={counts[index] ?? 0}
                      of={answers.length}
                      own={own === index}
                    />
                  ))}
                </div>
              )}
              {isLine && isMarked && <div className={MARK_WIDTH}>{marks}</div>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** On a projector, bars are below choices with more characters. */
const SHORT_CHOICE = 26;
/** More than so many are written as densely as can be read, unless they are short. */
const MANY_CHOICES = 4;
/** Such as a learning rate: leaves the line to the bars. */
const TINY_CHOICE = 10;
const MARK_WIDTH = "w-[11rem] shrink-0";

/** A choice's letter, as on the buttons of the labs. */
export function Letter({ choice, size, className }: { choice: number; size: BoardSize; className?: string }) {
  return (
    <span
      aria-hidden
      dir="ltr"
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-[0.35em] bg-sunken font-semibold text-ink-muted",
        size === "projector" ? "size-[1.35em] text-2xl" : "size-[1.6em] text-sm",
        className,
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

type BarProps = {
  label: string | null;
  count: number;
  of: number;
  own: boolean;
  wall: boolean;
  thin: boolean;
};

function Bar({ label, count, of, own, wall, thin }: BarProps) {
  const t = useTranslations("question");
  const percent = of === 0 ? 0 : Math.round((100 * count) / of);
  return (
    <p
      className={cn(
        "flex min-w-0 flex-1 items-center gap-3",
        wall ? (thin ? "text-base leading-[1.15]" : "text-xl") : "text-xs",
      )}
    >
      {label !== null && <span className="sr-only">{`${label}: `}</span>}
      <span
        aria-hidden
        className={cn(
          "min-w-0 flex-1 overflow-hidden rounded-full bg-sunken",
          wall ? (thin ? "h-3" : "h-5") : "h-2",
        )}
      >
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-500 motion-reduce:transition-none"
          style={{ width: `${percent}%`, minWidth: count > 0 ? "0.5em" : 0 }}
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
