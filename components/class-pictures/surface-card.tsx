"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, memo, useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { isolate } from "@/components/board/isolate";
import { cn } from "@/components/ui/class-names";
import { formatScore } from "@/lib/learning/numbers/format";
import { SurfaceTile } from "./surface-tile";

type SurfaceCardProps = Omit<ComponentProps<typeof SurfaceTile>, "classes" | "label"> & {
  readonly nickname: string;
  /** Null: not told. */
  readonly score: number | null;
  /** Of the plane, in percent, by label. */
  readonly shares: readonly number[];
  readonly classes: readonly string[];
  readonly size: BoardSize;
};

/** One student's surface with their name and score. Drawn anew only when one of them changes: a board changes many times a second. */
export const SurfaceCard = memo(function SurfaceCard(props: SurfaceCardProps) {
  const { nickname, score, shares, classes, size, ...tile } = props;
  const t = useTranslations("class-pictures.surfaces");
  const said = useMemo(
    () => shares.map((percent, label) => t("share", { name: classes[label], percent })).join(", "),
    [shares, classes, t],
  );
  return (
    <li className="flex min-w-0 flex-col gap-0.5 contain-content">
      <SurfaceTile
        {...tile}
        classes={classes.length}
        label={
          score === null
            ? t("saysUnscored", { nickname: isolate(nickname), shares: said })
            : t("says", { nickname: isolate(nickname), score: formatScore(score), shares: said })
        }
      />
      <p aria-hidden="true" className={cn("flex gap-1.5", size === "projector" ? "text-base" : "text-xs")}>
        <span className="min-w-0 flex-1 truncate" title={nickname}>
          <bdi translate="no">{nickname}</bdi>
        </span>
        {/* On a wall a name takes all the room there is: the order says who is ahead. */}
        {score !== null && size !== "projector" && (
          <span className="tabular text-ink-muted">{formatScore(score)}</span>
        )}
      </p>
    </li>
  );
});
