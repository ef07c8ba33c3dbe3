"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { useId } from "react";

type SwitchProps = {
  readonly label: string;
  /** What it does while it is on, where its label does not say it all. */
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
};

/** Something that is on or off, and changes at once. */
export function Switch({ label, hint, checked, disabled, onCheckedChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <BaseSwitch.Root
        aria-labelledby={`${id}-label`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onCheckedChange}
        className="mt-0.5 flex h-5 w-9 shrink-0 cursor-pointer items-center justify-start rounded-full bg-line-strong p-0.5 forced-color-adjust-none forced-colors:bg-[CanvasText] forced-colors:data-checked:bg-[Highlight] transition-colors duration-150 data-checked:justify-end data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:opacity-50 pointer-coarse:my-2.5"
      >
        <BaseSwitch.Thumb className="size-4 rounded-full bg-surface shadow-raised forced-colors:bg-[Canvas]" />
      </BaseSwitch.Root>
      <div className="min-w-0">
        <p id={`${id}-label`} className="font-medium text-sm">
          {label}
        </p>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-ink-muted text-xs">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
