import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { BoardSize } from "./board-size";

/** In the place of a board that the host has hidden. */
export function HiddenBoard({ size }: { size: BoardSize }) {
  const t = useTranslations("board.hidden");
  return (
    <p
      className={cn(
        "flex flex-col items-center gap-3 py-8 text-center text-ink-muted",
        size === "projector" ? "text-xl" : "text-sm",
      )}
    >
      <EyeOff aria-hidden className="size-[1.6em]" />
      <span>{t("board")}</span>
    </p>
  );
}
