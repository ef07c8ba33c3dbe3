"use client";

import { NumberField as BaseNumberField } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names";
import { labelClass } from "./control-class";

export type NumberFieldProps = {
  value: number;
  onValueChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  label: string;
  hideLabel?: boolean;
  /** Behind the label. */
  mark?: ReactNode;
  /** As low as a row of a list. */
  small?: boolean;
  /** The sentence that says more about it. */
  "aria-describedby"?: string;
  disabled?: boolean;
  format?: Intl.NumberFormatOptions;
  className?: string;
};

const stepButton =
  "grid shrink-0 place-items-center text-ink-muted hover:bg-sunken hover:text-ink disabled:opacity-40 pointer-coarse:w-11";

/** A number to type or to step. Digits are Latin in every language, as in the field's own papers. */
export function NumberField(props: NumberFieldProps) {
  const { value, onValueChange, min, max, step = 1, label, hideLabel, disabled, format, className } = props;
  const { small = false } = props;
  const button = cn(stepButton, small ? "w-7" : "w-9");
  const t = useTranslations("common");
  const id = useId();
  return (
    <BaseNumberField.Root
      id={id}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      locale="en"
      format={format}
      onValueChange={(typed) => {
        if (typed !== null) onValueChange(typed);
      }}
      className={cn("flex min-w-0 flex-col gap-1.5", className)}
    >
      <label htmlFor={id} className={cn(labelClass, hideLabel && "sr-only")}>
        <span>{label}</span>
        {props.mark}
      </label>
      <BaseNumberField.Group
        className={cn(
          "flex overflow-hidden rounded-control border border-line-strong/70 bg-surface focus-within:border-accent focus-within:outline-2 focus-within:outline-accent data-disabled:bg-sunken data-disabled:text-ink-muted pointer-coarse:min-h-11",
          small ? "h-8" : "h-10",
        )}
      >
        <BaseNumberField.Decrement aria-label={t("decrease", { label })} className={button}>
          <Minus aria-hidden className="size-4" />
        </BaseNumberField.Decrement>
        <BaseNumberField.Input
          dir="ltr"
          aria-describedby={props["aria-describedby"]}
          className={cn(
            "tabular w-full bg-transparent text-center outline-none focus-visible:outline-none",
            small ? "min-w-8 text-sm" : "min-w-10 text-base",
          )}
        />
        <BaseNumberField.Increment aria-label={t("increase", { label })} className={button}>
          <Plus aria-hidden className="size-4" />
        </BaseNumberField.Increment>
      </BaseNumberField.Group>
    </BaseNumberField.Root>
  );
}
