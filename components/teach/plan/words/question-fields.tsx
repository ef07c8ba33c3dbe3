"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { letterOf } from "@/components/question/answer-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { Input, labelClass } from "@/components/ui/form/input";
import { Segmented } from "@/components/ui/form/segmented";
import { Select } from "@/components/ui/form/select";
import { MAX_TYPED } from "@/lib/session/decide/plan";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { CHOICES, OUTCOMES, type Outcome, type QuestionContent } from "@/lib/session/questions/question";
import { ChoiceValueField } from "./choice-value-field";
import { changedChoices, firstValue, withOutcome } from "./question-draft";

type QuestionFieldsProps = {
  readonly content: QuestionContent;
  /** Whether it is about what will happen in a round; otherwise one of its choices may be right. */
  readonly isPrediction: boolean;
  /** What is wrong with it, once somebody has tried to go on. */
  readonly problem: ProblemCode | null;
  readonly onChange: (content: QuestionContent) => void;
};

const NOTHING = "nothing";

/** The fields of a question to the class: its text, its choices or that it asks for a number, and what it is about or which choice is right. */
export function QuestionFields({ content, isPrediction, problem, onChange }: QuestionFieldsProps) {
  const t = useTranslations("teach.plan.words");
  const problems = useTranslations("problems");
  const { text, answer, outcome } = content;
  // Choices that were typed come back when a number is not what was meant.
  const typed = useRef(content);
  if (answer.kind === "choices") typed.current = content;
  const isAboutText = problem === "question-empty" || problem === "question-too-long";
  return (
    <div className="grid gap-4">
      <Field label={t("question")} error={isAboutText && problems(problem)}>
        <Input
          dir="auto"
          maxLength={MAX_TYPED}
          value={text}
          onChange={(event) => onChange({ ...content, text: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <span aria-hidden className={labelClass}>
          {t("answers")}
        </span>
        <Segmented
          label={t("answers")}
          value={answer.kind}
          onValueChange={(kind) => {
            if (kind === answer.kind) return;
            if (kind === "number")
              onChange({
                ...{ text, answer: { kind: "number" } },
                outcome: outcome && { ...outcome, values: [] },
              });
            else onChange({ ...blankChoices(typed.current), text });
          }}
          options={[
            { value: "choices", label: t("choices") },
            { value: "number", label: t("number") },
          ]}
        />
      </div>
      {isPrediction && (
        <Select
          label={t("about")}
          value={outcome?.of ?? NOTHING}
          onValueChange={(of) => onChange(withOutcome(content, of === NOTHING ? null : (of as Outcome)))}
          options={[NOTHING, ...OUTCOMES].map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
      )}
      {answer.kind === "choices" && <ChoiceFields {...{ content, isPrediction, onChange }} />}
      {!isPrediction && answer.kind === "choices" && (
        <Select
          label={t("right")}
          value={answer.right === null ? NOTHING : String(answer.right)}
          onValueChange={(right) =>
            onChange({ ...content, answer: { ...answer, right: right === NOTHING ? null : Number(right) } })
          }
          options={[
            { value: NOTHING, label: t("noneRight") },
            ...answer.choices.map((choice, index) => ({
              value: String(index),
              label: `${letterOf(index)} · ${choice}`,
            })),
          ]}
        />
      )}
      {problem !== null && !isAboutText && (
        <p role="alert" className="text-danger text-sm">
          {problems(problem)}
        </p>
      )}
    </div>
  );
}

function blankChoices(content: QuestionContent): QuestionContent {
  if (content.answer.kind === "choices") return content;
  return withOutcome(
    { ...content, answer: { kind: "choices", choices: ["", ""], right: null } },
    content.outcome?.of ?? null,
  );
}

/** The choices one below the other, each with its letter and, if the question is about a number, what it stands for. */
function ChoiceFields({ content, onChange }: Omit<QuestionFieldsProps, "problem">) {
  const t = useTranslations("teach.plan.words");
  const { answer, outcome } = content;
  if (answer.kind !== "choices") return null;
  const { choices } = answer;
  return (
    <div className="grid gap-2">
      <ol className="grid gap-2">
        {choices.map((choice, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is known by its letter
          <li key={index} className="flex items-start gap-2">
            <span aria-hidden className="w-4 pt-2 text-center font-semibold text-ink-muted text-sm">
              {letterOf(index)}
            </span>
            <Input
              aria-label={t("choice", { letter: letterOf(index) })}
              dir="auto"
              maxLength={MAX_TYPED}
              value={choice}
              onChange={(event) =>
                onChange(
                  changedChoices(content, choices.with(index, event.target.value), outcome?.values ?? []),
                )
              }
              className="flex-1"
            />
            {outcome && (
              <ChoiceValueField
                of={outcome.of}
                label={t("standsFor", { letter: letterOf(index) })}
                value={outcome.values[index] ?? 0}
                onChange={(value) =>
                  onChange(changedChoices(content, choices, outcome.values.with(index, value)))
                }
              />
            )}
            <Button
              variant="quiet"
              className="w-9 px-0"
              disabled={choices.length <= CHOICES.min}
              aria-label={t("removeChoice", { letter: letterOf(index) })}
              onClick={() => {
                const others = <Value,>(all: readonly Value[]) => all.filter((_, place) => place !== index);
                const right =
                  answer.right === null || answer.right === index
                    ? null
                    : answer.right - (answer.right > index ? 1 : 0);
                onChange(changedChoices(content, others(choices), others(outcome?.values ?? []), right));
              }}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      {choices.length < CHOICES.max && (
        <Button
          size="sm"
          className="ms-6 justify-self-start"
          onClick={() =>
            onChange(
              changedChoices(
                content,
                [...choices, ""],
                [
                  ...(outcome?.values ?? []),
                  ...(outcome ? [firstValue(outcome.of, "", choices.length)] : []),
                ],
              ),
            )
          }
        >
          <Plus aria-hidden />
          <span>{t("addChoice")}</span>
        </Button>
      )}
      {outcome && <p className="ms-6 text-ink-muted text-sm">{t("standsForHint")}</p>}
    </div>
  );
}
