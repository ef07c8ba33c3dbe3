import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

const badgeClass = cva(
  "inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium text-xs [&_svg]:size-3.5",
  {
    variants: {
      tone: {
        neutral: "bg-sunken text-ink-muted",
        accent: "tinted [--tone:var(--accent)]",
        train: "tinted [--tone:var(--train)]",
        validation: "tinted [--tone:var(--validation)]",
        test: "tinted [--tone:var(--test)]",
        good: "tinted [--tone:var(--good)]",
        warning: "tinted [--tone:var(--warning)]",
        danger: "tinted [--tone:var(--danger)]",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** A word or a figure about the thing next to it. */
export function Badge({
  tone,
  className,
  ...props
}: ComponentProps<"span"> & VariantProps<typeof badgeClass>) {
  return <span className={cn(badgeClass({ tone }), className)} {...props} />;
}
