"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, memo, useEffect, useMemo, useRef } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { isolate } from "@/components/board/isolate";
import { StudentName, TILE_TARGET, useStudentOpener } from "@/components/board/student-name";
import { surfacePicture } from "@/components/charts/examples/draw-surface";
import { cn } from "@/components/ui/class-names";
import { formatScore } from "@/lib/learning/numbers/format";
import type { ParticipantId } from "@/lib/session/log/events";

/** Points along each side of the grid on which every network of the class is evaluated. */
export const TILE_GRID = 24;
/** Pixels along each side of a tile: sharp enough on a projector. */
export const TILE_PIXELS = 176;

/**
 * One network's decision surface, small, under the training examples. `outputs`: TILE_GRID² × classes. `points`: the examples,
 * drawn once for all tiles at their size.
 */
export function SurfaceTile({
  outputs,
  classes,
  colours,
  points,
  label,
}: {
  outputs: Float32Array;
  classes: number;
  /** By label. */
  colours: readonly string[];
  points: CanvasImageSource;
  label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const picture = surfacePicture(outputs, classes, colours, TILE_GRID);
    if (!context || !picture) return;
    context.clearRect(0, 0, TILE_PIXELS, TILE_PIXELS);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, TILE_PIXELS, TILE_PIXELS);
    context.drawImage(points, 0, 0);
  }, [outputs, classes, colours, points]);
  return (
    <canvas
      ref={canvas}
      width={TILE_PIXELS}
      height={TILE_PIXELS}
      role="img"
      aria-label={label}
      className="aspect-square w-full rounded-control border border-line"
    />
  );
}

type SurfaceCardProps = Omit<ComponentProps<typeof SurfaceTile>, "classes" | "label"> & {
  readonly id: ParticipantId;
  readonly nickname: string;
  /** Null: not shown. */
  readonly score: number | null;
  /** Shares of the plane in percent, by label. */
  readonly shares: readonly number[];
  readonly classes: readonly string[];
  readonly size: BoardSize;
};

/** One student's surface with their name and score. Memoised, because a board changes many times a second. */
export const SurfaceCard = memo(function SurfaceCard(props: SurfaceCardProps) {
  const { id, nickname, score, shares, classes, size, ...tile } = props;
  const t = useTranslations("class-pictures.surfaces");
  const isOpened = useStudentOpener() !== null;
  const shareWords = useMemo(
    () => shares.map((percent, label) => t("share", { name: classes[label]!, percent })).join(", "),
    [shares, classes, t],
  );
  return (
    <li className="relative flex min-w-0 flex-col gap-0.5 contain-content">
      <SurfaceTile
        {...tile}
        classes={classes.length}
        label={
          score === null
            ? t("saysUnscored", { nickname: isolate(nickname), shares: shareWords })
            : t("says", { nickname: isolate(nickname), score: formatScore(score), shares: shareWords })
        }
      />
      <p
        aria-hidden={!isOpened}
        className={cn("flex gap-1.5", size === "projector" ? "text-base" : "text-xs")}
      >
        <span className="min-w-0 flex-1 truncate" title={nickname}>
          <StudentName {...{ id, nickname }} className={TILE_TARGET} />
        </span>
        {/* On a projector the name takes all the room; the order says who is ahead. */}
        {score !== null && size !== "projector" && (
          <span className="tabular text-ink-muted">{formatScore(score)}</span>
        )}
      </p>
    </li>
  );
});
