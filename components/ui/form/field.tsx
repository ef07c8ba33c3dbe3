"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { type ReactNode, type RefObject, useEffect } from "react";
import { cn } from "@/components/ui/class-names";
import { labelClass } from "./input";

type FieldProps = {
  label: string;
  hint?: ReactNode;
  /** A sentence that says what to change; the control is then marked invalid. */
  error?: ReactNode;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
};

/** A control with its label, and the hint and error that a screen reader reads with it. */
export function Field({ label, hint, error, disabled, className, children }: FieldProps) {
  return (
    <BaseField.Root
      invalid={Boolean(error)}
      disabled={disabled}
      className={cn("flex flex-col gap-1.5", className)}
    >
      <BaseField.Label className={labelClass}>{label}</BaseField.Label>
      {children}
      {hint && <BaseField.Description className="text-ink-muted text-sm">{hint}</BaseField.Description>}
      <BaseField.Error match={Boolean(error)} className="text-danger text-sm">
        {error}
      </BaseField.Error>
    </BaseField.Root>
  );
}

/** Focuses the first invalid field after a form was refused. `attempt`: a different object or number for each refusal. */
export function useFirstInvalid(form: RefObject<HTMLFormElement | null>, attempt: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal, when its fields are marked
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempt]);
}
