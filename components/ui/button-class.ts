import { cva, type VariantProps } from "class-variance-authority";

/** The look of a button, for links as well. On a touch screen every size is at least 44 px high. */
export const buttonClass = cva(
  [
    "inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-control border font-medium print:hidden",
    "transition-[background-color,border-color,color,opacity] duration-150",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    "pointer-coarse:min-h-11 pointer-coarse:min-w-11 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        // Its border stays visible in forced-colours mode, which drops backgrounds.
        primary:
          "border-transparent bg-accent text-on-accent hover:bg-[color-mix(in_oklab,var(--accent),var(--ink)_16%)]",
        secondary: "border-line-strong/55 bg-surface text-ink hover:border-line-strong hover:bg-sunken",
        quiet: "border-transparent text-ink hover:bg-[color-mix(in_oklab,var(--ink)_8%,transparent)]",
        danger:
          "border-transparent bg-danger text-on-danger hover:bg-[color-mix(in_oklab,var(--danger),var(--ink)_16%)]",
      },
      size: {
        sm: "h-8 px-3 text-sm [&_svg]:size-4",
        md: "h-10 px-4 text-base [&_svg]:size-4.5",
        lg: "h-12 px-6 text-lg [&_svg]:size-5",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof buttonClass>;
