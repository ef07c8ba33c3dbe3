"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";

/** Where a small picture stands: only to be looked at, and to be pressed for the whole one. The sentence beside it says what it shows. */
export function SmallPicture({
  picture,
  size,
  onOpen,
  children,
}: {
  picture: ClassPicture;
  size: BoardSize;
  onOpen?: (() => void) | undefined;
  children: ReactNode;
}) {
  const t = useTranslations("class-pictures");
  return (
    <div
      className={cn(
        "relative",
        size === "projector"
          ? "min-h-0 min-w-0"
          : "h-40 overflow-hidden w-full shrink-0 rounded-control border border-line bg-surface p-2 @lg:w-64",
      )}
    >
      {/* Its controls would be too small to use. */}
      <div inert className="size-full [&_button]:hidden">
        {children}
      </div>
      {onOpen && (
        <button
          type="button"
          onClick={onOpen}
          aria-label={t("open", { picture: t(`names.${picture}`) })}
          title={t("open", { picture: t(`names.${picture}`) })}
          className="absolute inset-0 rounded-control hover:bg-accent/6"
        />
      )}
    </div>
  );
}
