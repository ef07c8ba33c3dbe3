"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { useChartPalette } from "@/components/charts/chart-palette";
import { ClassMark } from "@/components/charts/class-mark";
import type { Extent } from "@/components/charts/example-space";
import { NumberTable } from "@/components/charts/number-table";
import { planeShares } from "@/components/charts/plane-shares";
import { TableSwitch } from "@/components/charts/table-switch";
import { cn } from "@/components/ui/class-names";
import type { Split } from "@/lib/learning/split";
import type { ParticipantId } from "@/lib/session/events";
import { leaderboard } from "@/lib/session/leaderboard";
import type { Session } from "@/lib/session/session";
import { SurfaceCard } from "./surface-card";
import { tilePoints } from "./tile-points";
import { useNextFrame } from "./use-next-frame";

const percents = new WeakMap<Float32Array, number[]>();

/** A network is counted once, however often the board changes. */
function percentsOf(outputs: Float32Array, classes: number): number[] {
  const known =
    percents.get(outputs) ?? planeShares(outputs, classes).map((share) => Math.round(100 * share));
  percents.set(outputs, known);
  return known;
}

/** As many as a wall has room for. */
const ON_THE_WALL = 40;

/**
 * How the best network of each student divides the plane, side by side, the best score first. `outputs`: by participant, what their network says on
 * `planeGrid(extent, TILE_GRID)`. `classes`: names, by label. `session`: with the names that this screen shows.
 */
export function SurfacesPicture({
  round,
  train,
  extent,
  classes,
  size,
  ...live
}: {
  session: Session;
  round: number;
  outputs: ReadonlyMap<ParticipantId, Float32Array>;
  train: Split;
  extent: Extent;
  classes: readonly string[];
  size: BoardSize;
}) {
  const t = useTranslations("class-pictures.surfaces");
  // Forty cards need not be there in the very frame in which a report comes.
  const session = useNextFrame(live.session);
  const outputs = useNextFrame(live.outputs);
  const frame = useRef<HTMLElement>(null);
  const palette = useChartPalette(frame);
  const [asTable, setAsTable] = useState(false);
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const tiles = useMemo(
    () =>
      standings.flatMap(({ participant, score }) => {
        const own = outputs.get(participant.id);
        if (!own) return [];
        const shares = percentsOf(own, classes.length);
        return [{ id: participant.id, nickname: participant.nickname, score, outputs: own, shares }];
      }),
    [standings, outputs, classes.length],
  );
  const points = useMemo(() => palette && tilePoints(train, extent, palette), [train, extent, palette]);
  const wall = size === "projector";
  const shown = wall ? tiles.slice(0, ON_THE_WALL) : tiles;
  const few = shown.length <= 8;
  return (
    <section ref={frame} aria-label={t("title")} className="relative flex size-full min-h-0 flex-col gap-2">
      <header
        className={cn(
          "flex flex-wrap items-center gap-x-4 gap-y-1 pe-10 text-ink-muted",
          wall ? "text-lg" : "text-xs",
        )}
      >
        <p>{t("count", { shown: shown.length, of: standings.length })}</p>
        {classes.map((name, label) => (
          <span key={name} className="flex items-center gap-1.5">
            <ClassMark label={label} />
            <span>{name}</span>
          </span>
        ))}
      </header>
      {tiles.length === 0 && (
        <p className="grid flex-1 place-content-center text-balance px-8 text-center text-ink-muted">
          {t("empty")}
        </p>
      )}
      {asTable && tiles.length > 0 ? (
        <div className="min-h-0 flex-1">
          <NumberTable
            caption={t("title")}
            columns={[t("student"), ...classes]}
            rows={tiles.map(({ nickname, shares }) => [nickname, ...shares.map((share) => `${share}%`)])}
          />
        </div>
      ) : (
        <ul
          tabIndex={tiles.length > 0 ? 0 : undefined}
          className={cn(
            "grid min-h-0 content-start gap-2",
            wall ? "overflow-hidden" : "overflow-y-auto",
            few
              ? "grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]"
              : "grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))]",
          )}
        >
          {palette !== null &&
            points !== null &&
            shown.map(({ id, ...tile }) => (
              <SurfaceCard key={id} {...{ ...tile, points, classes, size }} colours={palette.classes} />
            ))}
        </ul>
      )}
      {tiles.length > 0 && (
        <TableSwitch
          asTable={asTable}
          of={t("title")}
          onTable={setAsTable}
          className="absolute end-0 -top-1"
        />
      )}
    </section>
  );
}
