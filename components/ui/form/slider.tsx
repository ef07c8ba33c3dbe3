"use client";

import { Slider as BaseSlider } from "@base-ui/react/slider";
import { cn } from "@/components/ui/class-names";

type SliderProps = {
  value: number;
  onValueChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** The step of Page Up, Page Down and Shift with an arrow key. */
  largeStep?: number;
  label: string;
  /** The value in words, shown next to the label and read aloud. A slider over exponents shows the power. */
  format?: (value: number) => string;
  /** The label is for screen readers only, as a field next to the slider shows name and value. */
  hideLabel?: boolean;
  disabled?: boolean;
  className?: string;
};

/** A slider, for a quantity to try out rather than type. */
export function Slider(props: SliderProps) {
  const {
    value,
    onValueChange,
    min,
    max,
    step = 1,
    largeStep,
    label,
    hideLabel,
    disabled,
    className,
  } = props;
  const format = props.format ?? String;
  return (
    <BaseSlider.Root
      value={value}
      min={min}
      max={max}
      step={step}
      largeStep={largeStep}
      disabled={disabled}
      thumbAlignment="edge"
      onValueChange={onValueChange}
      className={cn("grid gap-1", className)}
    >
      <div
        className={cn(
          "flex items-baseline justify-between gap-3",
          disabled && "text-ink-muted",
          hideLabel && "sr-only",
        )}
      >
        <BaseSlider.Label className="font-medium text-sm">{label}</BaseSlider.Label>
        <span className="tabular text-sm" aria-hidden>
          {format(value)}
        </span>
      </div>
      <BaseSlider.Control className="flex h-7 w-full touch-none select-none items-center data-disabled:opacity-50 pointer-coarse:h-11">
        <BaseSlider.Track className="h-1.5 w-full rounded-full bg-[color-mix(in_oklab,var(--line-strong)_38%,var(--surface))] forced-color-adjust-none forced-colors:bg-[Canvas] forced-colors:outline forced-colors:outline-[CanvasText]">
          <BaseSlider.Indicator className="rounded-full bg-accent forced-colors:bg-[Highlight]" />
          <BaseSlider.Thumb
            getAriaValueText={(_formatted, current) => format(current)}
            className="size-5 rounded-full border-2 border-accent bg-surface shadow-raised forced-colors:border-[Highlight] forced-colors:bg-[Canvas] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:size-7"
          />
        </BaseSlider.Track>
      </BaseSlider.Control>
    </BaseSlider.Root>
  );
}
