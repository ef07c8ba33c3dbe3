"use client";

import { TableSwitch } from "@/components/charts/axes/table-switch";
import "uplot/dist/uPlot.min.css";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useChartPalette } from "@/components/charts/axes/chart-palette";
import { Readout } from "@/components/charts/axes/readout";
import { formatCount, formatLoss, formatScore } from "@/lib/learning/numbers/format";
import { type CurveSeries, type Measure, valuesOf } from "./curve-series";
import { type CurvesPlot, type CurvesPlotInput, createCurvesPlot, type PointedRun } from "./curves-plot";

export type { CurveSeries } from "./curve-series";

const NONE: readonly CurveSeries[] = [];
const NO_NAMES: readonly string[] = [];

/** The series with one of them bold, and the rest faint. */
function standingOut(all: readonly CurveSeries[], named: CurveSeries): CurveSeries[] {
  return all.map((series) => ({ ...series, emphasis: series === named ? "bold" : "faint" }));
}

/**
 * Up to three hundred live curves over epochs. Fills its parent, which must have a height (at least about 160 px).
 * `summary`: the chart in one sentence, for screen readers. `yName`: shown instead of `yLabel`, for a name that can be pressed.
 * `until`: epochs that the axis covers from the start. `alongside`: the series of neighbouring charts, which share its axes.
 * `subject`: what the chart is about (such as the round); when it changes, the axes are fitted again. `empty`: shown while there
 * are no points. `divergedIn`: says how many runs diverged. `cellNames`: names the cells that runs of a class have in the table. `onPick`: called
 * when a run of a class is clicked, by its id.
 */
export function CurvesChart({
  series: given,
  yLabel,
  yName,
  xLabel,
  summary,
  measure = "loss",
  until,
  subject = "",
  alongside = NONE,
  empty,
  divergedIn,
  cellNames = NO_NAMES,
  onPick,
}: {
  series: readonly CurveSeries[];
  yLabel: string;
  yName?: ReactNode;
  xLabel: string;
  summary: string;
  measure?: Measure;
  until?: number;
  subject?: string;
  alongside?: readonly CurveSeries[];
  empty?: string;
  divergedIn?: (count: number) => string;
  cellNames?: readonly string[];
  onPick?: ((id: string) => void) | undefined;
}) {
  const t = useTranslations("charts");
  const [pointed, setPointed] = useState<PointedRun | null>(null);
  const named = pointed === null ? undefined : given.find(({ id }) => id === pointed.id);
  const series = useMemo(() => (named === undefined ? given : standingOut(given, named)), [given, named]);
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<CurvesPlot | null>(null);
  const palette = useChartPalette(frame);
  const [log, setLog] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const latest = useRef<CurvesPlotInput | null>(null);
  latest.current =
    palette === null ? null : { series, alongside, measure, until, subject, palette, divergedIn };
  const picked = useRef(onPick);
  picked.current = onPick;
  const typeSize = palette?.fontSize;
  const typeFamily = palette?.fontFamily;

  // One plot for the life of the component, unless the font changes, which uPlot reads only once.
  useEffect(() => {
    const parent = frame.current;
    if (parent === null || typeSize === undefined || typeFamily === undefined) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width < 1 || height < 1 || latest.current === null) return;
      if (plot.current === null)
        plot.current = createCurvesPlot(parent, { width, height }, latest.current, setLog, setPointed, (id) =>
          picked.current?.(id),
        );
      else plot.current.resize(width, height);
    });
    observer.observe(parent);
    return () => {
      observer.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [typeSize, typeFamily]);

  useEffect(() => {
    if (palette !== null)
      plot.current?.update({ series, alongside, measure, until, subject, palette, divergedIn });
  }, [series, alongside, measure, until, subject, palette, divergedIn]);

  const blank = series.every(({ curve }) => curve.epoch.length === 0);
  return (
    <div dir="ltr" className="relative size-full text-xs">
      <div ref={frame} role="img" aria-label={summary} className="absolute inset-0" />
      {yName === undefined ? (
        <span aria-hidden="true" className="pointer-events-none absolute top-0 left-0 text-ink-muted">
          {log ? t("logarithmic", { label: yLabel }) : yLabel}
        </span>
      ) : (
        <span className="absolute -top-1 left-0 z-1 text-ink-muted">
          {yName} {log && <span>{t("logScale")}</span>}
        </span>
      )}
      <span aria-hidden="true" className="pointer-events-none absolute bottom-0.5 left-0 text-ink-muted">
        {xLabel}
      </span>
      {blank && empty !== undefined && (
        <p
          dir="auto"
          className="absolute inset-x-12 inset-y-8 grid place-content-center text-center text-ink-muted text-sm"
        >
          {empty}
        </p>
      )}
      {named?.run && pointed && !asTable && (
        <Readout at={pointed} above>
          {named.run.readout()}
        </Readout>
      )}
      {asTable && (
        <section
          aria-label={t("numbers")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
          tabIndex={0}
          className="absolute inset-0 overflow-auto bg-surface pt-7"
        >
          <CurvesTable {...{ series: given, measure, cellNames }} />
        </section>
      )}
      <TableSwitch
        asTable={asTable}
        onTable={setAsTable}
        className="absolute -top-1 right-0 pointer-coarse:size-auto"
      />
    </div>
  );
}

/** The curves chart as a table: each line's first, best and last value. */
function CurvesTable({
  series,
  measure,
  cellNames,
}: {
  series: readonly CurveSeries[];
  measure: Measure;
  cellNames: readonly string[];
}) {
  const t = useTranslations("charts");
  const format = measure === "loss" ? formatLoss : formatScore;
  return (
    <table className="tabular w-full text-start text-sm">
      <thead className="text-ink-muted">
        <tr>
          {(["line", "epochs", "first", "best", "last"] as const).map((column) => (
            <th key={column} scope="col" className="px-2 py-1 text-start font-medium">
              {t(`table.${column}`)}
            </th>
          ))}
          {cellNames.map((name) => (
            <th key={name} scope="col" className="px-2 py-1 text-start font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series
          .filter(({ curve }) => curve.epoch.length > 0)
          .map((line) => {
            const values = valuesOf(line, measure);
            const best = values.reduce((a, b) => (measure === "loss" ? Math.min(a, b) : Math.max(a, b)));
            return (
              <tr key={line.id} className="border-line border-t">
                <th scope="row" className="px-2 py-1 text-start font-medium">
                  {line.label}
                </th>
                <td className="px-2 py-1">{formatCount(line.curve.epoch[values.length - 1]!)}</td>
                <td className="px-2 py-1">{format(values[0]!)}</td>
                <td className="px-2 py-1">{format(best)}</td>
                <td className="px-2 py-1">{format(values[values.length - 1]!)}</td>
                {line.run?.cells().map((cell, index) => (
                  <td key={cellNames[index]} className="px-2 py-1">
                    {cell}
                  </td>
                ))}
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}
