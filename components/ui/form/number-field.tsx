"use client";

import { NumberField as BaseNumberField } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { labelClass } from "./input";
import { NumberRefusal, useTypedNumber } from "./typed-number";

type NumberFieldProps = {
  value: number;
  onValueChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** The value is a share between 0 and 1, shown and typed in whole percent; otherwise it is an integer. */
  percent?: boolean;
  label: string;
  hideLabel?: boolean;
  /** After the label. */
  mark?: ReactNode;
  /** As low as a list row. */
  small?: boolean;
  /** Id of a sentence that describes it. */
  "aria-describedby"?: string;
  disabled?: boolean;
  className?: string;
};

const stepButton =
  "grid shrink-0 place-items-center text-ink-muted hover:bg-sunken hover:text-ink disabled:opacity-40 pointer-coarse:w-11";

/** A number to type or to step. It shows Latin digits in every language, as papers on machine learning do; digits of any script can be typed. */
export function NumberField(props: NumberFieldProps) {
  const { value, onValueChange, min, max, step = 1, percent = false, label, disabled, className } = props;
  const { small = false, hideLabel, "aria-describedby": described } = props;
  const button = cn(stepButton, small ? "w-7" : "w-9");
  const t = useTranslations("common");
  const { input, error, errorId } = useTypedNumber({
    ...{ value, min, max, step, label, disabled, onValueChange },
    kind: percent ? "percent" : "whole",
  });
  return (
    // The library only steps; typed text is read here, because the library would read "1,5" as 15.
    <BaseNumberField.Root
      id={input.id}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={(stepped) => {
        if (stepped !== null) onValueChange(percent ? Math.round(100 * stepped) / 100 : stepped);
      }}
      className={cn("flex min-w-0 flex-col gap-1.5", className)}
    >
      <label htmlFor={input.id} className={cn(labelClass, hideLabel && "sr-only")}>
        <span>{label}</span>
        {props.mark}
      </label>
      <BaseNumberField.Group
        className={cn(
          "flex overflow-hidden rounded-control border border-line-strong/70 bg-surface focus-within:border-accent focus-within:outline-2 focus-within:outline-accent data-disabled:bg-sunken data-disabled:text-ink-muted pointer-coarse:min-h-11",
          small ? "h-8" : "h-10",
          error !== null && "border-danger focus-within:border-danger focus-within:outline-danger",
        )}
      >
        <BaseNumberField.Decrement aria-label={t("decrease", { label })} className={button}>
          <Minus aria-hidden className="size-4" />
        </BaseNumberField.Decrement>
        <input
          {...input}
          aria-describedby={cn(described, error !== null && errorId) || undefined}
          className={cn(
            "tabular w-full bg-transparent text-center outline-none focus-visible:outline-none",
            small ? "min-w-8 text-sm" : "min-w-10 text-base",
          )}
        />
        <BaseNumberField.Increment aria-label={t("increase", { label })} className={button}>
          <Plus aria-hidden className="size-4" />
        </BaseNumberField.Increment>
      </BaseNumberField.Group>
      <NumberRefusal id={errorId} error={error} />
    </BaseNumberField.Root>
  );
}
