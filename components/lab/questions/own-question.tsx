"use client";

import { MessageCircleQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { answerInWords } from "@/components/question/answer-words";
import { QuestionFigure } from "@/components/question/question-figure";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { DismissButton } from "@/components/ui/notice";
import { type AskedQuestion, questionsAbout } from "@/lib/session/board/questions/asked-questions";
import { type Participant, roundOfPhase, type Session } from "@/lib/session/log/session";
import { AnswerForm } from "./answer-form";
import type { Answering } from "./answering";
import { AnswerState } from "./asked-card";

type OwnQuestionProps = {
  readonly session: Session;
  readonly self: Participant;
  readonly answering: Answering;
  /** Whether the answers are elsewhere on this page. */
  readonly quietly?: boolean;
};

const LINE =
  "flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-line border-y bg-accent/8 px-4 py-2 text-sm";

/** What the teacher asks now, or asked last: a line across the page, above whatever the student does. Renders nothing if that is nothing. */
export function OwnQuestion({ session, self, answering, quietly = false }: OwnQuestionProps) {
  const asked = questionsAbout(session, roundOfPhase(session.phase)).findLast(
    ({ question }) => question.purpose === "own",
  );
  if (!asked) return null;
  if (asked.question.closed === null) return <OpenQuestion key={asked.number} {...{ asked, answering }} />;
  return quietly ? null : <ClosedQuestion key={asked.number} {...{ session, self, asked, answering }} />;
}

function OpenQuestion({ asked, answering }: { asked: AskedQuestion; answering: Answering }) {
  const { number, question } = asked;
  const t = useTranslations("question");
  const label = useId();
  const key = `${number}/open`;
  const answer = answering.answerTo(number);
  const [editing, setEditing] = useState(answer === null);
  const isAside = answering.aside.has(key);
  const isAsking = !isAside && (editing || answer === null);
  return (
    <section
      aria-labelledby={label}
      className={cn(
        LINE,
        "sticky top-0 z-20 max-h-[70dvh] overflow-y-auto bg-[color-mix(in_oklab,var(--accent)_8%,var(--surface))]",
      )}
    >
      <div className="flex min-w-0 items-center gap-3">
        <p role="status" className="flex min-w-0 items-center gap-2">
          <MessageCircleQuestion aria-hidden className="size-4.5 shrink-0 text-accent" />
          <span className="sr-only">{`${t("purpose.own")}: `}</span>
          <span id={label} className="min-w-0 break-words font-semibold text-base">
            <bdi>{question.content.text}</bdi>
          </span>
        </p>
        {isAsking && answer === null && (
          <Button size="sm" variant="quiet" onClick={() => answering.putAside(key)}>
            {t("lab.later")}
          </Button>
        )}
      </div>
      {isAsking ? (
        <div className="flex w-full justify-center">
          <AnswerForm
            wide
            content={question.content}
            labelledBy={label}
            answer={answer}
            onAnswer={(given, done) => {
              answering.give(number, given);
              setEditing(!done);
            }}
          />
        </div>
      ) : (
        <span className="flex min-w-0 items-center gap-3">
          {answer !== null && (
            <span role="status" className="min-w-0 break-words">
              {t("lab.youSaid", { answer: answerInWords(answer, question.content) })}
            </span>
          )}
          <Button
            size="sm"
            variant={answer === null ? "primary" : "secondary"}
            onClick={() => {
              answering.takeUp(key);
              setEditing(true);
            }}
          >
            {t(answer === null ? "lab.open" : "lab.change")}
          </Button>
        </span>
      )}
      <AnswerState {...{ answering, number }} />
    </section>
  );
}

function ClosedQuestion({
  session,
  self,
  asked,
  answering,
}: Pick<OwnQuestionProps, "session" | "self" | "answering"> & { asked: AskedQuestion }) {
  const t = useTranslations("question");
  const [open, setOpen] = useState(false);
  const key = `${asked.number}/closed`;
  if (answering.aside.has(key)) return null;
  const { text } = asked.question.content;
  return (
    <section aria-label={t("lab.title")} className={LINE}>
      <p role="status" className="flex min-w-0 items-center gap-2">
        <MessageCircleQuestion aria-hidden className="size-4.5 shrink-0 text-accent" />
        <span className="font-semibold">{t("lab.closed")}</span>
        <span className="min-w-0 truncate text-ink-muted">
          <bdi>{text}</bdi>
        </span>
      </p>
      <span className="flex items-center gap-2">
        <Button size="sm" onClick={() => setOpen(true)}>
          {t("lab.see")}
        </Button>
        <DismissButton label={t("lab.dismiss")} onClick={() => answering.putAside(key)} />
      </span>
      <Dialog open={open} onOpenChange={setOpen} title={t("lab.title")} className="max-w-xl">
        <QuestionFigure {...{ session, asked }} self={self.id} outcome={null} size="lab" />
      </Dialog>
    </section>
  );
}
