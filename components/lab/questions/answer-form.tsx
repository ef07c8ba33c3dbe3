"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { answerInWords, numberInWords } from "@/components/question/answer-words";
import { Letter } from "@/components/question/choice-bars";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/form/input";
import { readNumber } from "@/lib/learning/numbers/typed-number";
import { type Answer, MAX_NUMBER, type QuestionContent } from "@/lib/session/questions/question";

type AnswerFormProps = {
  readonly content: QuestionContent;
  /** The id of the element that says what is asked. */
  readonly labelledBy: string;
  readonly answer: Answer | null;
  /** `done`: the student has chosen and does not go on through the choices by keyboard. */
  readonly onAnswer: (answer: Answer, done: boolean) => void;
  /** Side by side where there is room, as on a line across the page. */
  readonly wide?: boolean;
};

/** How a student answers: large choices, of which one is chosen, or a field for a number. */
export function AnswerForm(props: AnswerFormProps) {
  const { answer: form } = props.content;
  return form.kind === "choices" ? (
    <Choices {...props} choices={form.choices} />
  ) : (
    <NumberAnswer {...props} />
  );
}

/** Choices of at most so many characters have room beside each other. */
const SHORT = 10;

function Choices({
  labelledBy,
  answer,
  onAnswer,
  choices,
  wide = false,
}: AnswerFormProps & { choices: readonly string[] }) {
  const name = useId();
  // With the arrow keys every choice on the way is chosen for a moment.
  const byPointer = useRef(false);
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      className={cn(
        "min-w-0 gap-2 print:hidden",
        wide ? "flex flex-wrap justify-center" : "grid",
        !wide && choices.every(({ length }) => length <= SHORT) && "grid-cols-2",
      )}
      onPointerDown={() => {
        byPointer.current = true;
      }}
      onKeyDown={() => {
        byPointer.current = false;
      }}
    >
      {choices.map((choice, index) => (
        <label
          key={choice}
          className={cn(
            "flex min-h-10 min-w-0 pointer-coarse:min-h-12 cursor-pointer items-center gap-2.5 rounded-control border border-line-strong/55 bg-surface px-3 py-1.5 text-base leading-snug hover:border-line-strong hover:bg-sunken",
            "has-checked:border-accent has-checked:bg-accent/12 has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
            "forced-colors:has-checked:outline-2 forced-colors:has-checked:outline-[Highlight]",
            wide && "max-sm:w-full",
          )}
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={answer === index}
            onChange={() => onAnswer(index, byPointer.current)}
          />
          <Letter choice={index} size="lab" />
          <span className="min-w-0 break-words">
            <bdi>{choice}</bdi>
          </span>
        </label>
      ))}
    </div>
  );
}

const RULE = { kind: "real", min: -MAX_NUMBER, max: MAX_NUMBER } as const;

function NumberAnswer({ content, labelledBy, answer, onAnswer }: AnswerFormProps) {
  const t = useTranslations("question.lab");
  const id = useId();
  const [typed, setTyped] = useState(answer === null ? "" : numberInWords(answer));
  const [isRefused, setRefused] = useState(false);
  const send = () => {
    const read = readNumber(typed, RULE);
    setRefused(read === null);
    if (read !== null) onAnswer(read, true);
  };
  return (
    // Not a form: on a lab's page it would be one within another.
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex min-w-0 items-center gap-2">
        <input
          dir="ltr"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-label={t("number")}
          aria-describedby={`${labelledBy} ${id}`}
          aria-invalid={isRefused || undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setRefused(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            send();
          }}
          className={cn(controlClass, "h-11 w-36 text-lg")}
        />
        <Button variant="primary" className="h-11" onClick={send}>
          {t("answer")}
        </Button>
      </div>
      <p id={id} role="alert" className={cn("text-danger text-sm", !isRefused && "hidden")}>
        {isRefused && t("notNumber")}
      </p>
      <span className="sr-only">
        {answer !== null && t("youSaid", { answer: answerInWords(answer, content) })}
      </span>
    </div>
  );
}
