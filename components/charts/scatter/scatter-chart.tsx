"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from "react";
import { type AxisRange, keptRange } from "@/components/charts/axes/axis-range";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { NumberTable } from "@/components/charts/axes/number-table";
import { Readout } from "@/components/charts/axes/readout";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { commandKey } from "@/components/keys/use-command-keys";
import { drawScatter, type ScatterDrawing } from "./draw-scatter";
import {
  inOrder,
  nearestRun,
  type ScatterMeasure,
  type ScatterPlaces,
  type ScatterRun,
  scatterPlaces,
  scatterRanges,
} from "./scatter-plot";

type ScatterChartProps = {
  readonly runs: readonly ScatterRun[];
  readonly measure: ScatterMeasure;
  /** More x values that the axis covers, to be as long as that of a chart beside it. */
  readonly reach?: readonly number[] | undefined;
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly band: ScatterDrawing["band"];
  /** Shows how the runs are spread, but not their values or whose they are. */
  readonly veiled?: boolean;
  /** The chart in one sentence, for screen readers. */
  readonly summary: string;
  readonly empty: string;
  readonly table: { readonly columns: readonly string[]; readonly rows: () => string[][] };
};

/**
 * Runs over a number on a logarithmic axis. Pointing at a mark, pressing it, or the arrow keys name its run. Fills its parent,
 * which must have a height. The axes stay until the data leaves them: use another `key` for another round.
 */
export function ScatterChart(props: ScatterChartProps) {
  const { runs, title, empty, table, veiled = false } = props;
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="relative size-full text-xs">
      {asTable && !veiled ? (
        <div className="absolute inset-0 pt-8">
          <NumberTable caption={title} columns={table.columns} rows={table.rows()} />
        </div>
      ) : (
        <Scatter {...props} />
      )}
      {runs.length === 0 && (veiled || !asTable) && (
        <p className="absolute inset-x-12 inset-y-8 grid place-content-center text-center text-ink-muted text-sm">
          {empty}
        </p>
      )}
      {!veiled && (
        <TableSwitch
          asTable={asTable}
          of={title}
          onTable={setAsTable}
          className="absolute -top-1 right-0 z-1"
        />
      )}
    </div>
  );
}

function Scatter({
  runs: given,
  measure,
  reach,
  title,
  across,
  up,
  band,
  summary,
  veiled = false,
}: ScatterChartProps) {
  const t = useTranslations("charts");
  const runs = useMemo(
    () => (veiled ? given.map((run) => ({ ...run, label: null, name: null })) : given),
    [given, veiled],
  );
  const [pointed, setPointed] = useState<string | null>(null);
  const [frame, setFrame] = useState<ScatterPlaces | null>(null);
  const places = useRef<ScatterPlaces | null>(null);
  const kept = useRef<{ across: AxisRange; up: AxisRange } | null>(null);
  const ranges = useMemo(() => {
    const wanted = scatterRanges(runs, measure, reach);
    if (runs.length === 0) return wanted;
    kept.current = {
      across: keptRange(kept.current?.across ?? null, wanted.across),
      up: keptRange(kept.current?.up ?? null, wanted.up),
    };
    return kept.current;
  }, [runs, measure, reach]);
  const order = useMemo(() => inOrder(runs), [runs]);
  const at = order.findIndex(({ id }) => id === pointed);

  const draw = useCallback<DrawChart>(
    (context, size, palette) => {
      places.current = scatterPlaces(ranges, size, palette.fontSize);
      drawScatter(context, { runs, ranges, places: places.current, band, veiled, pointed }, palette);
    },
    [runs, ranges, band, veiled, pointed],
  );
  const choose = (id: string | null) => {
    setFrame(places.current);
    setPointed(id);
  };
  const point = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const pointer = { x: event.clientX - left, y: event.clientY - top };
    if (places.current) choose(nearestRun(runs, places.current, pointer));
  };
  const press = (event: KeyboardEvent) => {
    const next = keyedPlace(commandKey(event.nativeEvent), at, order.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next === null ? null : order[next]!.id);
  };

  return (
    <ChartCanvas draw={draw} label={summary} className="size-full">
      <span aria-hidden="true" className="pointer-events-none absolute top-0 left-0 text-ink-muted">
        {ranges.up.log ? t("logarithmic", { label: up }) : up}
      </span>
      <span aria-hidden="true" className="pointer-events-none absolute right-3 bottom-0 text-ink-muted">
        {t("logarithmic", { label: across })}
      </span>
      {order.length > 0 && !veiled && (
        <div
          role="slider"
          tabIndex={0}
          aria-label={t("scatterPlot.runs", { chart: title })}
          aria-valuemin={0}
          aria-valuemax={order.length}
          aria-valuenow={at + 1}
          aria-valuetext={order[at]?.readout() ?? t("scatterPlot.none")}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={({ pointerType }) => pointerType === "mouse" && choose(null)}
          onKeyDown={press}
          onBlur={() => choose(null)}
          className="absolute inset-0 touch-pan-y rounded-control"
        />
      )}
      {order[at] && frame && !veiled && <Readout at={topOf(order[at], frame)}>{order[at].readout()}</Readout>}
    </ChartCanvas>
  );
}

/** The index of the run that a key selects; null: no run; undefined: the key has no meaning here. */
function keyedPlace(key: string | null, at: number, count: number): number | null | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(count - 1, at + 1);
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "Escape":
      return null;
    default:
      return undefined;
  }
}

/** Where a run's highest mark is. */
function topOf({ x, marks }: ScatterRun, places: ScatterPlaces) {
  return { x: places.x(x), y: Math.min(...marks.map(({ y }) => places.y(y))) };
}
