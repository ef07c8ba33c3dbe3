import uPlot from "uplot";
import { type AxisRange, lossAxis, niceCeiling } from "@/components/charts/axes/axis-range";
import { scaleOf, tickLabel, ticksOf } from "@/components/charts/axes/axis-ticks";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { LEARNING_RATE_RANGE } from "@/lib/learning/training/hyperparameters";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";
import { type RateOutcome, rateOutcomes } from "@/lib/learning/training/rate-sweep";
import { drawRates, type RateMarks } from "./draw-rates";

export type RatePlotInput = {
  readonly sweep: RateSweep;
  readonly marks: RateMarks;
  readonly palette: ChartPalette;
};

export type RatePlot = {
  update(input: RatePlotInput): void;
  resize(width: number, height: number): void;
  destroy(): void;
};

/** Losses that span more than this are shown on a logarithmic axis. */
const LOG_SPAN = 12;
/** Losses above the first one times this have overshot; by how much does not matter. */
const HEADROOM = 1.3;
/** At least this share of the first loss is left free below the lowest one. */
const LEGROOM = 0.3;

/** The losses worth showing: from the lowest to somewhat above that of an untrained network. */
export function lossRange({ initialLoss, losses }: RateSweep): AxisRange {
  const lowest = losses.flat().reduce((low, loss) => Math.min(low, loss > 0 ? loss : low), initialLoss);
  const high = niceCeiling(initialLoss * HEADROOM);
  const axis = lossAxis(lowest, high, LOG_SPAN);
  if (axis.log) return axis;
  const low = lowest - Math.max(initialLoss - lowest, LEGROOM * initialLoss);
  return { low: Math.max(0, low), high, log: false };
}

/** Training loss over learning rates: the median of the seeds as a line, their range as a band. `onPick` is called with the rate that is pressed or dragged to. */
export function createRatePlot(
  parent: HTMLElement,
  size: { width: number; height: number },
  first: RatePlotInput,
  onPick: (rate: number) => void,
): RatePlot {
  let input = first;
  let range = lossRange(first.sweep);
  // The axis covers every rate that can be set, even if a sweep tries only some of them.
  const reach: AxisRange = { low: LEARNING_RATE_RANGE.min, high: LEARNING_RATE_RANGE.max, log: true };
  const { fontSize, fontFamily } = first.palette;
  const colour = (name: "inkMuted" | "line" | "train") => () => input.palette[name];
  const font = `${fontSize}px ${fontFamily}`;
  const calm = { ticks: { show: false }, filter: (_: uPlot, splits: number[]) => splits };
  const values = (_: uPlot, splits: number[]) => splits.map(tickLabel);
  const hidden = { stroke: "transparent", points: { show: false } };

  const plot = new uPlot(
    {
      ...size,
      padding: [fontSize * 1.9, 16, 0, 0],
      cursor: { show: false },
      legend: { show: false },
      scales: {
        x: { time: false, auto: false, distr: 3, range: () => [reach.low, reach.high] },
        y: scaleOf(() => range),
      },
      axes: [
        {
          ...{ ...calm, values, font, stroke: colour("inkMuted"), size: fontSize * 1.7, gap: 5 },
          grid: { show: false },
          border: { show: true, stroke: colour("line"), width: 1 },
          splits: (self) => ticksOf(reach, Math.max(2, Math.floor(self.width / 60))),
        },
        {
          ...{ ...calm, values, font, stroke: colour("inkMuted"), size: fontSize * 3.4, gap: 6 },
          grid: { stroke: colour("line"), width: 1 },
          splits: (self) => ticksOf(range, Math.min(6, Math.max(2, Math.floor(self.height / 48)))),
        },
      ],
      series: [
        {},
        { ...hidden },
        { ...hidden },
        { stroke: colour("train"), width: 2.5, points: { show: false } },
      ],
      bands: [{ series: [1, 2], fill: () => `color-mix(in oklab, ${input.palette.train} 22%, transparent)` }],
      hooks: {
        drawClear: [
          (self) => drawRates(self, rateOutcomes(input.sweep), input.marks, input.palette, "behind"),
        ],
        draw: [(self) => drawRates(self, rateOutcomes(input.sweep), input.marks, input.palette, "before")],
      },
    } as uPlot.Options,
    dataOf(first.sweep),
    parent,
  );

  const pick = (event: PointerEvent) => {
    const { left, width } = plot.over.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - left) / width));
    onPick(reach.low * (reach.high / reach.low) ** part);
  };
  plot.over.addEventListener("pointerdown", (event) => {
    plot.over.setPointerCapture(event.pointerId);
    pick(event);
  });
  plot.over.addEventListener("pointermove", (event) => {
    if (plot.over.hasPointerCapture(event.pointerId)) pick(event);
  });

  return {
    update(next) {
      const same = next.sweep === input.sweep;
      input = next;
      range = lossRange(next.sweep);
      if (same) plot.redraw(false);
      else {
        plot.setData(dataOf(next.sweep), false);
        plot.batch(() => {
          plot.setScale("x", { min: reach.low, max: reach.high });
          plot.setScale("y", { min: range.low, max: range.high });
        });
      }
    },
    resize: (width, height) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  };
}

/** The rates, with the highest, lowest and median loss at each. Where some seeds diverged, the band reaches the top. */
function dataOf(sweep: RateSweep): uPlot.AlignedData {
  const outcomes = rateOutcomes(sweep);
  const range = lossRange(sweep);
  const column = (pick: (outcome: RateOutcome) => number) =>
    outcomes.map((outcome) => {
      if (outcome === null || !Number.isFinite(outcome.median)) return null;
      // Losses beyond the axis are drawn at its end.
      return Math.min(range.high, Math.max(range.low, pick(outcome)));
    });
  return [
    [...sweep.rates],
    column(({ highest }) => highest),
    column(({ lowest }) => lowest),
    column(({ median }) => median),
  ];
}
