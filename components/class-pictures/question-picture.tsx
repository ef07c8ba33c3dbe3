"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { QuestionFigure, Turnout } from "@/components/question/question-figure";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { type AskedQuestion, latestOf, questionsAbout } from "@/lib/session/board/asked-questions";
import { type PredictionOutcome, predictionOutcome } from "@/lib/session/board/prediction-outcome";
import { shownAnswers } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";

type QuestionPictureProps = {
  /** With every run complete (so not a lab's session). */
  readonly session: Session;
  /** Null: the lobby. */
  readonly round: number | null;
  readonly size: BoardSize;
};

/**
 * What the class was asked about a round: the question on which something has happened last, with buttons that lead to the others. Several
 * that were asked together, and whose answers are not shown yet, are one list. Fills its parent, which must have a height.
 */
export function QuestionPicture({ session, round, size }: QuestionPictureProps) {
  const t = useTranslations("question");
  const asked = questionsAbout(session, round);
  const latest = latestOf(asked);
  const key =
    latest && `${latest.number}/${latest.question.revealed !== null}/${latest.question.closed !== null}`;
  /** Another question that was chosen, for as long as the latest stays as it was. */
  const [chosen, setChosen] = useState<{ readonly key: string | null; readonly at: number } | null>(null);
  const at = chosen !== null && chosen.key === key ? chosen.at : latest ? asked.indexOf(latest) : 0;
  const shown = asked[at] ?? latest;
  const wall = size === "projector";
  if (!shown)
    return (
      <p className="grid size-full place-content-center text-balance px-8 text-center text-ink-muted">
        {t("notAsked")}
      </p>
    );
  const together = asked.filter((one) => isAskedWith(one, shown));
  return (
    <div className={cn("flex size-full min-h-0 flex-col gap-2", !wall && "overflow-y-auto")}>
      <div className={cn(wall && "min-h-0 flex-1 overflow-hidden")}>
        {together.length > 1 ? (
          <TogetherAsked {...{ session, size }} asked={together} />
        ) : (
          <QuestionFigure
            key={shown.number}
            {...{ session, size }}
            asked={shown}
            outcome={tellableOutcome(session, shown, size)}
          />
        )}
      </div>
      {asked.length > 1 && together.length < asked.length && (
        <Pager at={at} count={asked.length} wall={wall} onAt={(next) => setChosen({ key, at: next })} />
      )}
    </div>
  );
}

/** What came of a question, unless it would tell a score that the host hides from the class. */
export function tellableOutcome(
  session: Session,
  { question }: AskedQuestion,
  size: BoardSize,
): PredictionOutcome | null {
  const isHidden = session.hidden.board && size !== "desk" && question.content.outcome?.of === "score";
  return isHidden ? null : predictionOutcome(session, question);
}

function isAskedWith(one: AskedQuestion, { question }: AskedQuestion): boolean {
  const isHidden = (asked: AskedQuestion["question"]) => shownAnswers(asked) === null;
  return (
    question.purpose !== "own" &&
    isHidden(question) &&
    isHidden(one.question) &&
    one.question.purpose === question.purpose &&
    one.question.askedAt === question.askedAt
  );
}

/** Questions that students answer one after the other, each with how many have. */
function TogetherAsked({
  session,
  asked,
  size,
}: Pick<QuestionPictureProps, "session" | "size"> & { asked: readonly AskedQuestion[] }) {
  const t = useTranslations("question");
  const wall = size === "projector";
  const purpose = asked[0]?.question.purpose ?? "own";
  return (
    <section
      aria-label={t(`classPurpose.${purpose}`)}
      className={cn("flex flex-col", wall ? "gap-6" : "gap-3")}
    >
      <p className={cn("text-ink-muted", wall ? "text-2xl" : "text-sm")}>{t(`classPurpose.${purpose}`)}</p>
      <ol className={cn("flex flex-col", wall ? "gap-6" : "gap-3")}>
        {asked.map(({ number, question }) => (
          <li key={number} className="flex flex-col gap-1.5">
            <p className={cn("text-balance font-semibold", wall ? "text-3xl leading-tight" : "text-base")}>
              <bdi>{question.content.text}</bdi>
            </p>
            <Turnout {...{ session, question, wall }} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Pager({
  at,
  count,
  wall,
  onAt,
}: {
  at: number;
  count: number;
  wall: boolean;
  onAt: (at: number) => void;
}) {
  const t = useTranslations("question");
  return (
    <nav
      aria-label={t("title")}
      className={cn("flex shrink-0 items-center gap-2 text-ink-muted", wall ? "text-base" : "text-xs")}
    >
      <Turn to={at - 1} label={t("previous")} icon={ChevronLeft} {...{ count, onAt }} />
      <span className="tabular">{t("which", { number: at + 1, count })}</span>
      <Turn to={at + 1} label={t("next")} icon={ChevronRight} {...{ count, onAt }} />
    </nav>
  );
}

function Turn({
  to,
  count,
  label,
  icon: Icon,
  onAt,
}: {
  to: number;
  count: number;
  label: string;
  icon: typeof ChevronLeft;
  onAt: (at: number) => void;
}) {
  return (
    <Button
      size="sm"
      variant="quiet"
      className="px-2"
      aria-label={label}
      title={label}
      disabled={to < 0 || to >= count}
      onClick={() => onAt(to)}
    >
      <Icon aria-hidden className="rtl:-scale-x-100" />
    </Button>
  );
}
