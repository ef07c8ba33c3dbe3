import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";

/** One figure and, except on a projector, an explanation of it, one press away. */
export function ScaleFigure({
  name,
  value,
  why,
  size,
}: {
  name: string;
  value: string;
  why: ReactNode;
  size: BoardSize;
}) {
  const t = useTranslations("scale");
  const wall = size === "projector";
  return (
    <div className="min-w-0 rounded-control border border-line px-3 py-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <p className={cn("text-ink-muted", wall ? "text-base" : "text-sm")}>{name}</p>
        <p className={cn("tabular font-semibold", wall ? "text-lg" : "leading-snug")}>
          <bdi>{value}</bdi>
        </p>
      </div>
      {!wall && (
        <details className="text-ink-muted text-xs">
          <summary
            aria-label={`${name}: ${t("how")}`}
            className="w-fit cursor-pointer rounded-control py-0.5 pointer-coarse:py-3"
          >
            {t("how")}
          </summary>
          <p className="pt-1">{why}</p>
        </details>
      )}
    </div>
  );
}
