import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";

/** A picture of the class between its sentence and its legend. Fills its parent, which must have a height. */
export function PictureFrame({
  title,
  sentence,
  legend,
  size,
  small = false,
  children,
}: {
  title: string;
  sentence: ReactNode;
  legend?: ReactNode;
  size: BoardSize;
  /** Only what it frames. */
  small?: boolean | undefined;
  children: ReactNode;
}) {
  if (small) return children;
  return (
    <section aria-label={title} className="flex size-full min-h-0 flex-col gap-2">
      <p className={cn("shrink-0 text-pretty", size === "projector" ? "text-base leading-snug" : "text-sm")}>
        {sentence}
      </p>
      <div className={cn("flex-1", size === "projector" ? "min-h-0" : "min-h-40")}>{children}</div>
      {legend && (
        <div
          className={cn(
            "flex shrink-0 flex-wrap justify-center gap-x-5 gap-y-1 text-ink-muted",
            size === "projector" ? "text-base" : "text-xs",
          )}
        >
          {legend}
        </div>
      )}
    </section>
  );
}

/** Tags for a picture's sentence: numbers are bold. */
export const STRONG = {
  strong: (words: ReactNode) => <strong className="tabular font-semibold">{words}</strong>,
};
