import uPlot from "uplot";
import { type AxisRange, keptRange, wantedRange, wantedReach } from "@/components/charts/axes/axis-range";
import { scaleOf, tickLabel, ticksOf } from "@/components/charts/axes/axis-ticks";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import type { CurveSeries, Measure } from "./curve-series";
import { drawCurves, type PlotFrame } from "./draw-curves";
import { drawLabels } from "./draw-labels";
import { nearestLine } from "./nearest-line";

export type CurvesPlotInput = {
  readonly series: readonly CurveSeries[];
  /** The series of other charts that share its axes. */
  readonly alongside: readonly CurveSeries[];
  readonly measure: Measure;
  /** Epochs that the horizontal axis covers, if known. */
  readonly until: number | undefined;
  /** While this stays the same, the ranges change as little as possible. */
  readonly subject: string;
  readonly palette: ChartPalette;
  /** Says how many runs diverged. */
  readonly divergedIn?: ((count: number) => string) | undefined;
};

/** A run that somebody points at, and the point of its line, in CSS pixels from the chart's corner. */
export type PointedRun = { readonly id: string; readonly x: number; readonly y: number };

export type CurvesPlot = {
  update(input: CurvesPlotInput): void;
  resize(width: number, height: number): void;
  destroy(): void;
};

/** Room for names after the ends of lines, in font sizes: in few steps, as a chart that becomes a little narrower with every new name would jump. */
const ROOMS = [6, 9, 12] as const;
/** Of a letter, and of a value with the space before it, in font sizes. */
const LETTER = 0.55;
const VALUE = 3.5;

function roomFor(allSeries: readonly CurveSeries[]): number {
  const names = allSeries.filter(({ emphasis }) => emphasis === "bold").map(({ label }) => label.length);
  const wanted = LETTER * Math.max(0, ...names) + VALUE;
  return ROOMS.find((room) => room >= wanted) ?? ROOMS[ROOMS.length - 1]!;
}

/** Value of `queued` once the plot is destroyed and nothing may be drawn. */
const DESTROYED = -1;
const SCALE_X = "x";
const SCALE_Y = "y";

/**
 * A uPlot with steady axes and any number of curves. uPlot wants all series on the same x values; runs with different batch
 * sizes have none in common, so a single uPlot series stands for all of ours and draws them itself. `onLog` is called when the
 * vertical axis becomes logarithmic or linear, `onPoint` when another run of a class is pointed at, or none, `onPick` when the run that is pointed at is clicked;
 * a first tap only names it.
 */
export function createCurvesPlot(
  parent: HTMLElement,
  size: { width: number; height: number },
  first: CurvesPlotInput,
  onLog: (log: boolean) => void,
  onPoint: (run: PointedRun | null) => void,
  onPick: (id: string) => void,
): CurvesPlot {
  let input = first;
  let range: AxisRange = wantedRange([...first.series, ...first.alongside], first.measure);
  let reach = wantedReach([...first.series, ...first.alongside], first.until, 0);
  let pointed: number | null = null;
  let named: string | null = null;
  let namedBefore: string | null = null;
  let room = roomFor(first.series);
  let queued = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  onLog(range.log);

  const frameOf = (plot: uPlot): PlotFrame => ({
    ...{ ...plot.bbox, edge: plot.ctx.canvas.width - 2, scale: uPlot.pxRatio },
    ...{ range, reach },
  });
  const colour = (name: "inkMuted" | "line") => () => input.palette[name];
  const font = `${first.palette.fontSize}px ${first.palette.fontFamily}`;
  const grid = { stroke: colour("line"), width: 1 };

  const plot = new uPlot(
    {
      ...size,
      mode: 2,
      // Wide charts have room for names after the ends of lines; in narrow ones the names are above the lines.
      padding: [
        first.palette.fontSize * 1.9,
        (self) => (self.width > 36 * first.palette.fontSize ? room * first.palette.fontSize : 16),
        0,
        0,
      ],
      cursor: { show: false },
      legend: { show: false },
      scales: {
        [SCALE_X]: { time: false, auto: false, range: () => [0, reach] },
        [SCALE_Y]: scaleOf(() => range),
      },
      axes: [
        {
          ...{ scale: SCALE_X, stroke: colour("inkMuted"), font, size: first.palette.fontSize * 1.7, gap: 5 },
          ...{
            grid: { show: false },
            ticks: { show: false },
            border: { show: true, stroke: colour("line"), width: 1 },
          },
          splits: (self) =>
            ticksOf(
              { low: 0, high: reach, log: false },
              Math.max(2, Math.floor(self.width / Math.max(90, 5 * first.palette.fontSize))),
            ),
          filter: (_, splits) => splits,
          values: (_, splits) => splits.map(tickLabel),
        },
        {
          ...{ scale: SCALE_Y, stroke: colour("inkMuted"), font, size: first.palette.fontSize * 3.4, gap: 6 },
          ...{ grid, ticks: { show: false } },
          splits: (self) =>
            ticksOf(
              range,
              Math.min(6, Math.max(2, Math.floor(self.height / Math.max(48, 3 * first.palette.fontSize)))),
            ),
          filter: (_, splits) => splits,
          values: (_, splits) => splits.map(tickLabel),
        },
      ],
      series: [
        {},
        {
          facets: [
            { scale: SCALE_X, auto: false },
            { scale: SCALE_Y, auto: false },
          ],
          paths: (self) => {
            drawCurves(self.ctx, frameOf(self), input.series, input.measure, input.palette);
            return null;
          },
        },
      ],
      hooks: {
        draw: [
          (self) => {
            const { series, measure, palette, divergedIn } = input;
            drawLabels(self.ctx, frameOf(self), series, measure, palette, pointed, divergedIn);
          },
        ],
      },
    } as uPlot.Options,
    // Faceted data with a single point: without one, uPlot would not draw at all.
    [null, [[0], [0]]] as unknown as uPlot.AlignedData,
    parent,
  );

  function draw() {
    if (queued === DESTROYED) return;
    queued = 0;
    drawnAt = performance.now();
    plot.batch(() => {
      // A name that is only pointed at must not move the chart.
      const needed = named === null ? roomFor(input.series) : room;
      if (needed > room) {
        room = needed;
        plot.redraw(false, true);
      }
      plot.setScale(SCALE_X, { min: 0, max: reach });
      plot.setScale(SCALE_Y, { min: range.low, max: range.high });
    });
  }

  /** Queues a drawing: at most thirty a second, or two for someone who prefers reduced motion. */
  function request() {
    if (queued !== 0) return;
    const wait = (calm.matches ? 500 : 1000 / 30) - (performance.now() - drawnAt);
    queued = window.setTimeout(() => requestAnimationFrame(draw), Math.max(0, wait));
  }

  const name = (run: PointedRun | null) => {
    if (run === null && named === null) return;
    named = run?.id ?? null;
    onPoint(run);
  };
  const point = (event: PointerEvent) => {
    const { left, top, width } = plot.over.getBoundingClientRect();
    if (input.series.some(({ run }) => run !== undefined)) {
      const scale = uPlot.pxRatio;
      const pointer = {
        x: (event.clientX - left) * scale + plot.bbox.left,
        y: (event.clientY - top) * scale + plot.bbox.top,
      };
      const run = nearestLine(input.series, input.measure, frameOf(plot), pointer);
      name(run && { id: run.id, x: run.x / scale, y: run.y / scale });
      return;
    }
    pointed = Math.min(1, Math.max(0, (event.clientX - left) / width)) * reach;
    request();
  };
  const leave = ({ pointerType }: PointerEvent) => {
    // A finger that is lifted has named a run, not left it.
    if (pointerType === "mouse") name(null);
    pointed = null;
    request();
  };
  const press = (event: PointerEvent) => {
    namedBefore = named;
    point(event);
  };
  const pick = () => {
    // A mouse has named the run on its way to it.
    if (named !== null && named === namedBefore) onPick(named);
  };
  plot.over.addEventListener("pointermove", point);
  plot.over.addEventListener("pointerdown", press);
  plot.over.addEventListener("click", pick);
  plot.over.addEventListener("pointerleave", leave);

  return {
    update(next) {
      const same = next.subject === input.subject && next.measure === input.measure;
      const before = range;
      if (!same) room = 0;
      input = next;
      const all = [...next.series, ...next.alongside];
      range = keptRange(same ? range : null, wantedRange(all, next.measure));
      reach = wantedReach(all, next.until, same ? reach : 0);
      if (before.log !== range.log) onLog(range.log);
      request();
    },
    resize(width, height) {
      plot.setSize({ width, height });
    },
    destroy() {
      window.clearTimeout(queued);
      queued = DESTROYED;
      plot.destroy();
    },
  };
}
