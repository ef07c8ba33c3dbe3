import { cn } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/form/input";
import { NumberRefusal, useTypedNumber } from "@/components/ui/form/typed-number";
import type { Outcome } from "@/lib/session/questions/question";
import { valueRule } from "./question-draft";

type ChoiceValueFieldProps = {
  readonly of: Outcome;
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** The number that a choice stands for. */
export function ChoiceValueField({ of, label, value, onChange }: ChoiceValueFieldProps) {
  const { input, error, errorId } = useTypedNumber({
    ...valueRule(of),
    value,
    label,
    onValueChange: onChange,
  });
  return (
    <div className="grid w-20 shrink-0 gap-1">
      <input
        {...input}
        aria-label={label}
        aria-describedby={error === null ? undefined : errorId}
        className={cn(controlClass, "tabular px-2 text-center")}
      />
      <NumberRefusal id={errorId} error={error} />
    </div>
  );
}
