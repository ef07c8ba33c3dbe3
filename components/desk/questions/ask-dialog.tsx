"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { letterOf } from "@/components/question/answer-words";
import { Letter } from "@/components/question/choice-bars";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { controlClass, isComposing, labelClass } from "@/components/ui/form/input";
import { Segmented } from "@/components/ui/form/segmented";
import { Notice } from "@/components/ui/notice";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { readQuestion } from "@/lib/session/decide/questions/decide-question";
import { CHOICES } from "@/lib/session/questions/question";
import { EMPTY_DRAFT, type QuestionDraft, withChoice, withoutChoice } from "./question-draft";

type AskDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What is typed, which outlives the dialog. */
  readonly draft: QuestionDraft;
  readonly onDraft: (draft: QuestionDraft) => void;
  /** The number that the question will have. */
  readonly next: number;
  /** Resolves to the problem, or to null on success. */
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** A question of the teacher's own, with choices or for a number. */
export function AskDialog({ open, onOpenChange, ...form }: AskDialogProps) {
  const t = useTranslations("question.desk");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("form.send")}>
      <AskForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type AskFormProps = Pick<AskDialogProps, "draft" | "onDraft" | "next" | "onCommand"> & {
  readonly onDone: () => void;
};

/** More than a question may have, so that a text that is too long is refused in a sentence and not cut off. */
const MAX_TYPED = 4_000;

export function AskForm({ draft, onDraft, next, onCommand, onDone }: AskFormProps) {
  const t = useTranslations("question.desk.form");
  const problems = useTranslations("problems");
  const field = useId();
  const list = useRef<HTMLOListElement>(null);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const change = (changes: Partial<QuestionDraft>) => {
    setRefusal(null);
    onDraft({ ...draft, ...changes });
  };
  const send = async () => {
    const choices = draft.kind === "choices" ? [...draft.choices] : null;
    const read = readQuestion(draft.text, choices);
    if (!read.ok) return setRefusal(read.code);
    const problem = await onCommand({ type: "ask-question", question: next, text: draft.text, choices });
    setRefusal(problem);
    if (problem !== null) return;
    onDraft(EMPTY_DRAFT);
    onDone();
  };
  const focusOn = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll("input")[index]?.focus());
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="flex flex-col gap-1.5">
        <label htmlFor={field} className={labelClass}>
          {t("text")}
        </label>
        <textarea
          id={field}
          dir="auto"
          rows={2}
          maxLength={MAX_TYPED}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
          className={cn(controlClass, "h-auto resize-none py-2")}
        />
      </div>
      <Segmented
        wide
        label={t("kind")}
        value={draft.kind}
        onValueChange={(kind) => change({ kind })}
        options={[
          { value: "choices", label: t("choices") },
          { value: "number", label: t("number") },
        ]}
      />
      {draft.kind === "choices" && (
        <ol ref={list} aria-label={t("choices")} className="flex flex-col gap-2">
          {draft.choices.map((choice, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place
            <li key={index} className="flex items-center gap-2">
              <Letter choice={index} size="desk" />
              <input
                dir="auto"
                type="text"
                autoComplete="off"
                maxLength={MAX_TYPED}
                aria-label={t("choice", { letter: letterOf(index) })}
                value={choice}
                onChange={(event) => change({ choices: draft.choices.with(index, event.target.value) })}
                onKeyDown={(event) => {
                  const isLast = index === draft.choices.length - 1;
                  if (event.key !== "Enter" || isLast || isComposing(event)) return;
                  event.preventDefault();
                  focusOn(index + 1);
                }}
                className={controlClass}
              />
              <Button
                variant="quiet"
                className="size-10 shrink-0 p-0"
                aria-label={t("remove", { letter: letterOf(index) })}
                title={t("remove", { letter: letterOf(index) })}
                disabled={draft.choices.length <= CHOICES.min}
                onClick={() => change(withoutChoice(draft, index))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
          {draft.choices.length < CHOICES.max && (
            <li>
              <Button
                size="sm"
                variant="quiet"
                onClick={() => {
                  change(withChoice(draft));
                  focusOn(draft.choices.length);
                }}
              >
                <Plus aria-hidden />
                <span>{t("add")}</span>
              </Button>
            </li>
          )}
        </ol>
      )}
      {refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>}
      <Button type="submit" variant="primary">
        {t("send")}
      </Button>
    </form>
  );
}
