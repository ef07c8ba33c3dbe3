import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";

/** One figure, and how it was come by, one press away. */
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
    <div className="flex min-w-0 flex-col gap-1 rounded-control border border-line p-3">
      <p className={cn("text-ink-muted", wall ? "text-lg" : "text-sm")}>{name}</p>
      <p className={cn("tabular font-semibold", wall ? "text-3xl" : "text-lg leading-snug")}>
        <bdi>{value}</bdi>
      </p>
      <details className={cn("text-ink-muted", wall ? "text-base" : "text-xs")}>
        <summary
          aria-label={`${name}: ${t("how")}`}
          className="w-fit cursor-pointer rounded-control py-0.5 pointer-coarse:py-3"
        >
          {t("how")}
        </summary>
        <p className="pt-1">{why}</p>
      </details>
    </div>
  );
}
