import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";

/** Places up (above 0) or down, told apart by shape as well as by colour. */
export function MoveMark({ move }: { move: number }) {
  const t = useTranslations("board.test");
  const count = Math.abs(move);
  if (move === 0)
    return (
      <>
        <span aria-hidden className="text-ink-muted">
          =
        </span>
        <span className="sr-only">{t("stayed")}</span>
      </>
    );
  const up = move > 0;
  return (
    <span className={cn("font-medium", up ? "text-good" : "text-danger")}>
      <span aria-hidden dir="ltr">
        {`${up ? "▲" : "▼"}${count}`}
      </span>
      <span className="sr-only">{up ? t("up", { count }) : t("down", { count })}</span>
    </span>
  );
}
