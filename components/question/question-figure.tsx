"use client";

import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { isolateNumber } from "@/components/board/isolate";
import { cn } from "@/components/ui/class-names";
import { formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import type { AskedQuestion } from "@/lib/session/board/questions/asked-questions";
import type { PredictionOutcome } from "@/lib/session/board/questions/prediction-outcome";
import type { ParticipantId } from "@/lib/session/log/events";
import { answered, type Question, shownAnswers } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import type { Outcome } from "@/lib/session/questions/question";
import { ChoiceBars, type ClassAnswers } from "./choice-bars";
import { NumberColumns } from "./number-columns";

export type QuestionFigureProps = {
  readonly session: Session;
  readonly asked: AskedQuestion;
  /** What came of it, as far as this screen may tell; null: nothing yet, or it is not about a round. */
  readonly outcome: PredictionOutcome | null;
  /** Whose page this is, to mark their own answers; null for the class's screens. */
  readonly self?: ParticipantId | null;
  readonly size: BoardSize;
};

/**
 * A question to the class: while nobody may see the answers, how many have answered; then how the class answered, what was right or came true,
 * and beside it how it had answered the first time. Whose answers they are is never shown. Fills its parent on a projector.
 */
export function QuestionFigure({ session, asked, outcome, self = null, size }: QuestionFigureProps) {
  const t = useTranslations("question");
  const { question } = asked;
  const { text, answer: form } = question.content;
  const wall = size === "projector";
  const isCheck = question.purpose === "after";
  const votes = votesOf(asked, self, {
    first: t(isCheck ? "purpose.before" : "first"),
    again: t(isCheck ? "purpose.after" : "again"),
  });
  const count = votes.at(-1)?.answers.length ?? 0;
  return (
    <section
      aria-label={text}
      className={cn("flex min-h-0 min-w-0 flex-col", wall ? "h-full gap-3" : "gap-2")}
    >
      <header className="flex min-w-0 shrink-0 flex-col gap-0.5">
        <p className={cn("text-ink-muted", wall ? "text-lg" : "text-xs")}>
          <span>{t(`classPurpose.${question.purpose}`)}</span>
          {votes.length === 1 && form.kind === "choices" && <span>{` · ${t("answers", { count })}`}</span>}
        </p>
        <h3
          className={cn(
            "break-words font-semibold",
            wall ? cn("leading-tight", wallSize(text)) : "text-balance text-base",
          )}
        >
          <bdi>{text}</bdi>
        </h3>
        <OutcomeLine {...{ outcome, wall }} of={question.content.outcome?.of ?? null} />
      </header>
      {form.kind === "choices" ? (
        <ChoiceBars
          choices={form.choices}
          right={tellableRight(question)}
          happened={outcome?.choices ?? []}
          {...{ votes, size }}
        />
      ) : (
        votes.length > 0 && (
          <div
            className={cn(
              "flex min-h-0 flex-col",
              wall ? "flex-1" : "h-56",
              votes.length > 1 && !wall && "max-sm:h-96",
            )}
          >
            <NumberColumns
              title={text}
              of={question.content.outcome?.of ?? null}
              happened={valuesIn(outcome, question.content.outcome?.of ?? null)}
              {...{ votes, size }}
            />
          </div>
        )
      )}
      {question.closed === null && self === null && <Turnout {...{ session, question, wall }} />}
    </section>
  );
}

/** On a projector a short question is large, and a long one takes no more than three lines. */
function wallSize({ length }: string): string {
  if (length <= 45) return "text-4xl";
  if (length <= 75) return "text-3xl";
  return length <= 120 ? "text-2xl" : "text-xl";
}

/** The answers that may be shown, the earlier ones first. None while those to the question itself may not. */
function votesOf(
  { question, earlier }: AskedQuestion,
  self: ParticipantId | null,
  labels: { readonly first: string; readonly again: string },
): ClassAnswers[] {
  const now = shownAnswers(question);
  if (now === null) return [];
  const before = earlier && shownAnswers(earlier);
  const ownOf = (asked: Question) => {
    const own = self === null ? undefined : asked.answers[self];
    return typeof own === "number" ? own : null;
  };
  if (!earlier || before === null) return [{ label: null, answers: now, own: ownOf(question) }];
  return [
    { label: labels.first, answers: before, own: ownOf(earlier) },
    { label: labels.again, answers: now, own: ownOf(question) },
  ];
}

/** Which choice is right, once everybody may know. The host's screens know it all along, and the class may see them. */
function tellableRight({ content, closed, purpose }: Question): number | null {
  const { answer } = content;
  return answer.kind === "choices" && closed !== null && purpose !== "before" ? answer.right : null;
}

/** How many have answered, as a sentence and a bar. */
export function Turnout({
  session,
  question,
  wall = false,
}: {
  session: Pick<Session, "participants">;
  question: Question;
  wall?: boolean;
}) {
  const t = useTranslations("question");
  const { done, count } = answered(question, session.participants);
  return (
    <div
      role="status"
      className={cn("flex shrink-0 flex-col gap-1", wall ? "max-w-[26rem] text-2xl" : "text-sm")}
    >
      <p className={cn(wall && "font-semibold")}>{t("answered", { done, count })}</p>
      <span
        aria-hidden
        className={cn("block overflow-hidden rounded-full bg-sunken", wall ? "h-3" : "h-1.5")}
      >
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-500 motion-reduce:transition-none"
          style={{ width: `${count === 0 ? 0 : (100 * done) / count}%` }}
        />
      </span>
    </div>
  );
}

type OutcomeLineProps = {
  readonly outcome: PredictionOutcome | null;
  readonly of: Outcome | null;
  readonly wall?: boolean;
};

/** What happened, in a sentence. Renders nothing before that. */
export function OutcomeLine({ outcome, of, wall = false }: OutcomeLineProps) {
  const t = useTranslations("question.outcome");
  if (outcome === null || of === null || outcome.values.length === 0) return null;
  const values = valuesIn(outcome, of)
    .map((value) => isolateNumber(outcomeInWords(value, of)))
    .join(", ");
  return (
    <p className={cn("font-medium text-good", wall ? "text-xl" : "text-sm")}>
      <span>{`${t(of, { values })} `}</span>
      <span className="font-normal text-ink-muted">{t("on", { on: outcome.on })}</span>
    </p>
  );
}

/** Those who share the first place may have scored differently: of their scores, the best counts. */
function valuesIn(outcome: PredictionOutcome | null, of: Outcome | null): readonly number[] {
  return outcome?.values.slice(of === "score" ? -1 : 0) ?? [];
}

function outcomeInWords(value: number, of: Outcome): string {
  if (of === "learning-rate") return formatLearningRate(value);
  return of === "score" ? formatScore(value) : String(value);
}
