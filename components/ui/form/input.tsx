"use client";

import { Input as BaseInput } from "@base-ui/react/input";
import type { ComponentProps, KeyboardEvent } from "react";
import { cn } from "@/components/ui/class-names";

/** One line of text. Inside a `Field` it gets its label, hint and error from there. */
export function Input({ className, ...props }: ComponentProps<typeof BaseInput> & { className?: string }) {
  return <BaseInput className={cn(controlClass, className)} {...props} />;
}

/** Several lines of text, as high as `rows`. Inside a `Field` it gets its label, hint and error from there. */
export function TextArea({
  rows,
  className,
  ...props
}: ComponentProps<typeof BaseInput> & { rows: number; className?: string }) {
  return (
    <BaseInput
      render={<textarea rows={rows} />}
      className={cn(controlClass, "h-auto resize-y py-2 leading-snug", className)}
      {...props}
    />
  );
}

/** The look shared by all controls that are typed into or chosen from. */
export const controlClass = [
  "h-10 w-full min-w-0 rounded-control border border-line-strong/70 bg-surface px-3 text-base text-ink",
  "transition-[border-color] duration-150 placeholder:text-ink-muted hover:border-line-strong",
  "focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-muted disabled:hover:border-line-strong/70",
  "aria-invalid:border-danger data-invalid:border-danger pointer-coarse:min-h-11",
].join(" ");

export const labelClass = "text-sm font-medium text-ink";

/**
 * Whether a key belongs to an input method that is still composing (Chinese, Japanese, Korean, and many phone keyboards): Enter
 * accepts its suggestion and Escape drops it, so neither is meant for the field. Safari ends the composition before the key event,
 * which then has key code 229.
 */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === 229;
}
