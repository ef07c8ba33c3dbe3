"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { controlClass, labelClass } from "./input";

type SelectProps<Value extends string> = {
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly {
    readonly value: Value;
    readonly label: string;
    /** The key that chooses it while the list is closed. */
    readonly shortcut?: string;
  }[];
  /** Shown above the control; leave it out inside a `Field`. */
  label?: string;
  /** The name for screen readers, if the context shows sighted readers what it is. */
  "aria-label"?: string;
  /** Id of a sentence that describes it. */
  "aria-describedby"?: string;
  /** Shown instead of the chosen option's label while the list is closed. */
  shown?: string;
  /** After the label. */
  mark?: ReactNode;
  /** As low as a list row. */
  small?: boolean;
  disabled?: boolean;
  className?: string;
};

/** A drop-down list: one of a few options. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onValueChange, options, label, disabled, className } = props;
  return (
    <BaseSelect.Root
      items={options}
      value={value}
      disabled={disabled}
      modal={false}
      onValueChange={(chosen) => {
        if (chosen !== null) onValueChange(chosen as Value);
      }}
    >
      <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
        {label && (
          <BaseSelect.Label className={labelClass}>
            <span>{label}</span>
            {props.mark}
          </BaseSelect.Label>
        )}
        <BaseSelect.Trigger
          aria-label={props["aria-label"]}
          aria-describedby={props["aria-describedby"]}
          className={cn(
            controlClass,
            "flex items-center justify-between gap-2 text-start",
            props.small && "h-8 gap-1 px-2 text-sm",
          )}
        >
          <BaseSelect.Value className="truncate">{props.shown}</BaseSelect.Value>
          <BaseSelect.Icon className="text-ink-muted">
            <ChevronDown aria-hidden className="size-4" />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
      </div>
      <BaseSelect.Portal>
        <BaseSelect.Positioner className="z-50 outline-none" sideOffset={4} alignItemWithTrigger={false}>
          <BaseSelect.Popup className="max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-control border border-line bg-surface p-1 text-ink shadow-popup outline-none">
            {options.map((option) => (
              <BaseSelect.Item
                key={option.value}
                value={option.value}
                className="grid cursor-default select-none grid-cols-[1rem_1fr_auto] items-center gap-2 rounded-[0.375rem] px-2 py-1.5 outline-none data-highlighted:bg-sunken forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-[Highlight] forced-colors:data-highlighted:-outline-offset-2 pointer-coarse:min-h-11"
              >
                <BaseSelect.ItemIndicator className="col-start-1 text-accent">
                  <Check aria-hidden className="size-4" />
                </BaseSelect.ItemIndicator>
                <BaseSelect.ItemText className="col-start-2">{option.label}</BaseSelect.ItemText>
                {option.shortcut && (
                  <kbd
                    aria-hidden
                    dir="ltr"
                    className="rounded-[0.3rem] border border-line-strong/60 bg-sunken px-1.5 font-sans text-ink-muted text-xs"
                  >
                    {option.shortcut}
                  </kbd>
                )}
              </BaseSelect.Item>
            ))}
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
