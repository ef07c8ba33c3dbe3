"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

type SegmentedProps<Value extends string> = {
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  /** What is chosen here, for screen readers. */
  readonly label: string;
  /** Fills the width of its parent, and is as high as a field. */
  readonly wide?: boolean;
};

/** One of two or three options, all visible. */
export function Segmented<Value extends string>({
  value,
  onValueChange,
  options,
  label,
  wide = false,
}: SegmentedProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(chosen) => onValueChange(chosen as Value)}
      className={cn("flex rounded-control bg-sunken p-0.5", wide && "h-10 pointer-coarse:min-h-11")}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          className={cn(
            "inline-flex h-7 cursor-pointer items-center rounded-[0.4rem] px-2.5 text-ink-muted text-xs data-checked:bg-surface data-checked:font-medium data-checked:text-ink data-checked:shadow-raised forced-colors:data-checked:outline-2 forced-colors:data-checked:outline-[Highlight] pointer-coarse:h-10",
            wide && "h-full flex-auto justify-center whitespace-nowrap px-1.5 text-sm",
          )}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
