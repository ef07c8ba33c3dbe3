"use client";

import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { answerInWords } from "@/components/question/answer-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { Numbered } from "@/lib/session/log/question";
import { AnswerForm } from "./answer-form";
import type { Answering } from "./answering";

type AskedCardProps = {
  readonly asked: Numbered;
  readonly answering: Answering;
  /** What kind of question it is, above its text. */
  readonly title: ReactNode;
  /** How an answer is told: "You expect …". */
  readonly said: (answer: string) => string;
  /** Whether the answer can still be changed. */
  readonly changeable: boolean;
  /** Below the text while it is unanswered: what answering is good for. */
  readonly why?: string;
  /** Of the element that a refused Train button leads to. */
  readonly id?: string;
  readonly className?: string;
};

/** A question on a student's page: the choices until one is chosen, and then the answer in a line. */
export function AskedCard(props: AskedCardProps) {
  const { asked, answering, title, said, changeable, why, id, className } = props;
  const { number, question } = asked;
  const t = useTranslations("question.lab");
  const label = useId();
  const answer = answering.answerTo(number);
  const [editing, setEditing] = useState(answer === null);
  const change = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(editing);
  const isOpen = changeable && (editing || answer === null);
  useEffect(() => {
    // What was chosen is gone from the page: the focus goes on from where it was.
    if (wasEditing.current && !isOpen) change.current?.focus({ preventScroll: true });
    wasEditing.current = isOpen;
  }, [isOpen]);
  const { text } = question.content;
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-labelledby={label}
      className={cn(
        "flex min-w-0 flex-col gap-2.5 rounded-card border bg-surface px-4 py-3",
        isOpen ? "border-accent" : "border-line",
        className,
      )}
    >
      <p className="flex items-center gap-1.5 font-medium text-accent text-xs">
        <CircleHelp aria-hidden className="size-4 shrink-0" />
        <span>{title}</span>
      </p>
      <p id={label} className={cn("text-balance break-words", isOpen ? "font-semibold" : "text-sm")}>
        <bdi>{text}</bdi>
      </p>
      {isOpen ? (
        <>
          <AnswerForm
            content={question.content}
            labelledBy={label}
            answer={answer}
            onAnswer={(given, done) => {
              answering.give(number, given);
              setEditing(!done);
            }}
          />
          {answer === null && why !== undefined && <p className="text-ink-muted text-xs">{why}</p>}
        </>
      ) : (
        answer !== null && (
          <p className="flex min-w-0 flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span role="status" className="min-w-0 break-words font-semibold">
              {said(answerInWords(answer, question.content))}
            </span>
            {changeable && (
              <Button ref={change} size="sm" onClick={() => setEditing(true)}>
                {t("change")}
              </Button>
            )}
          </p>
        )
      )}
      <AnswerState {...{ answering, number }} />
    </section>
  );
}

const SMALL = "px-3 py-2 text-sm";

/** What has become of an answer that is not with the class: it waits, or it was refused. */
export function AnswerState({ answering, number }: { answering: Answering; number: number }) {
  const t = useTranslations("question.lab");
  const problems = useTranslations("problems");
  const refusal = answering.refusalOf(number);
  if (refusal !== null)
    return (
      <Notice tone="danger" className={SMALL}>
        {problems(refusal)}
      </Notice>
    );
  if (!answering.isWaiting(number)) return null;
  return (
    <Notice tone="warning" className={SMALL}>
      {t("waiting")}
    </Notice>
  );
}
