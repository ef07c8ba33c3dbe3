"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { type ChartPalette, useChartPalette } from "@/components/charts/axes/chart-palette";
import { ClassMark } from "@/components/charts/axes/class-shapes";
import { NumberTable } from "@/components/charts/axes/number-table";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { planeShares } from "@/components/charts/examples/decision-surface";
import { drawPoints } from "@/components/charts/examples/draw-surface";
import type { Extent } from "@/components/charts/examples/example-space";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import type { Split } from "@/lib/learning/examples/split";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { SurfaceCard, TILE_PIXELS } from "./surface-tile";
import { useNextFrame } from "./use-next-frame";

const percents = new WeakMap<Float32Array, number[]>();

/** Whole percents of the plane per class, computed once per network, however often the board changes. */
function percentsOf(outputs: Float32Array, classes: number): number[] {
  const known =
    percents.get(outputs) ?? planeShares(outputs, classes).map((share) => Math.round(100 * share));
  percents.set(outputs, known);
  return known;
}

/** Tiles at most on a projector, which never has room for more; each is a canvas. */
const ON_THE_WALL = 40;
/** Up to this many tiles, each is large. */
const FEW = 8;

const WIDE_TILES: Record<BoardSize, string> = {
  lab: "grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]",
  desk: "grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]",
  projector: "grid-cols-[repeat(auto-fill,minmax(8rem,1fr))]",
};
const NARROW_TILES: Record<BoardSize, string> = {
  lab: "grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))]",
  desk: "grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))]",
  projector: "grid-cols-[repeat(auto-fill,minmax(4.8rem,1fr))]",
};

/**
 * How the best network of each student divides the plane, side by side, the best score first; where the board is hidden, in the
 * order of joining and without scores. The projector shows as many as fit, and says of how many. `outputs`: by participant, the
 * network's outputs on `planeGrid(extent, TILE_GRID)`. `classes`: names, by label. `session`: with the names that this screen shows.
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
  // Forty cards need not be drawn in the same frame in which a report arrives.
  const session = useNextFrame(live.session);
  const outputs = useNextFrame(live.outputs);
  const frame = useRef<HTMLElement>(null);
  const palette = useChartPalette(frame);
  const [asTable, setAsTable] = useState(false);
  const wall = size === "projector";
  const isVeiled = session.hidden.board && size !== "desk";
  const standings = useMemo(() => {
    const ranked = leaderboard(session, round);
    if (!isVeiled) return ranked;
    return ranked.toSorted((one, other) => one.participant.id - other.participant.id);
  }, [session, round, isVeiled]);
  const tiles = useMemo(
    () =>
      standings.flatMap(({ participant, score }) => {
        const own = outputs.get(participant.id);
        if (!own) return [];
        const shares = percentsOf(own, classes.length);
        const { id, nickname } = participant;
        return [{ id, nickname, score: isVeiled ? null : score, outputs: own, shares }];
      }),
    [standings, outputs, classes.length, isVeiled],
  );
  const points = useMemo(() => palette && tilePoints(train, extent, palette), [train, extent, palette]);
  const few = tiles.length <= FEW;
  const most = Math.min(tiles.length, ON_THE_WALL);
  const { box, count } = useLargestFit<HTMLUListElement>(
    wall && !asTable && points !== null ? most : 0,
    few ? "few" : "many",
  );
  const shown = wall ? tiles.slice(0, count) : tiles;
  return (
    <section ref={frame} aria-label={t("title")} className="relative flex size-full min-h-0 flex-col gap-2">
      <header
        className={cn(
          "flex flex-wrap items-center gap-x-4 gap-y-1 pe-10 text-ink-muted",
          wall ? "text-base" : "text-xs",
        )}
      >
        <p>{t("count", { shown: shown.length, of: standings.length, order: isVeiled ? "none" : "score" })}</p>
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
          ref={box}
          tabIndex={tiles.length > 0 ? 0 : undefined}
          className={cn(
            "grid min-h-0 content-start gap-2",
            wall ? "flex-1 overflow-hidden" : "overflow-y-auto",
            few ? WIDE_TILES[size] : NARROW_TILES[size],
          )}
        >
          {palette !== null &&
            points !== null &&
            shown.map(({ id, ...tile }) => (
              <SurfaceCard key={id} {...{ id, ...tile, points, classes, size }} colours={palette.classes} />
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

/** The training examples as drawn over every tile: hundreds of marks, drawn once on a transparent canvas. */
export function tilePoints(train: Split, extent: Extent, palette: ChartPalette): HTMLCanvasElement {
  const picture = document.createElement("canvas");
  picture.width = TILE_PIXELS;
  picture.height = TILE_PIXELS;
  const context = picture.getContext("2d", { willReadFrequently: true });
  const look = { filled: true, radius: 2.4, colours: palette.classes, edge: palette.surface };
  if (context) drawPoints(context, TILE_PIXELS, extent, train, look);
  return picture;
}
