import { type CurveSeries, type Measure, valuesOf } from "@/components/charts/curves/curve-series";
import { median } from "@/lib/learning/numbers/median";

/** What an axis shows. On a logarithmic axis `low` is above zero. */
export type AxisRange = { readonly low: number; readonly high: number; readonly log: boolean };

/**
 * A loss that falls below a thirtieth of its start is unreadable on a linear axis; where many lines end near the bottom, below a sixteenth. A logarithmic
 * axis turns linear again below a ratio of twelve.
 */
const LOG_SPAN = 30;
const LOG_SPAN_OF_CLASS = 16;
const LINEAR_SPAN = 12;
/** A logarithmic axis shows at most four decades: anything below is as good as zero. */
const DEEPEST = 1e-4;
/** Values sampled from each series to find the range. */
const SAMPLE = 64;

/** Losses above the median first one times this are beyond the axis: of one run, and of a class, where some run always bounces. */
const HEADROOM = 4;
const HEADROOM_OF_CLASS = 1.5;

/**
 * The range that fits the losses of the series that did not diverge, if there are any: up to their median first loss with some room above it, or the median of
 * all points, whichever is higher. A run above that is leaving, and must not flatten the others.
 */
export function wantedRange(given: readonly CurveSeries[], measure: Measure): AxisRange {
  if (measure === "score") return { low: 0, high: 100, log: false };
  const sound = given.filter(({ run, curve }) => !run?.diverged && curve.epoch.length > 0);
  const allSeries = sound.length > 0 ? sound : given;
  const firsts: number[] = [];
  const sample: number[] = [];
  let highest = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (const series of allSeries) {
    const values = valuesOf(series, measure);
    if (values.length === 0) continue;
    firsts.push(finite(values[0]!));
    const stride = Math.max(1, Math.floor(values.length / SAMPLE));
    for (let index = 0; index < values.length; index++) {
      const value = finite(values[index]!);
      if (index % stride === 0) sample.push(value);
      if (value > highest) highest = value;
      if (value > 0 && value < lowest) lowest = value;
    }
  }
  if (highest === 0) return { low: 0, high: 1, log: false };
  const isClass = allSeries.some(({ run }) => run !== undefined);
  const headroom = isClass ? HEADROOM_OF_CLASS : HEADROOM;
  const high = Math.min(highest, headroom * Math.max(median(firsts, "lower"), median(sample, "lower")));
  if (high / lowest <= (isClass ? LOG_SPAN_OF_CLASS : LOG_SPAN))
    return { low: 0, high: niceCeiling(high), log: false };
  return { low: niceFloor(Math.max(lowest, high * DEEPEST)), high: niceCeiling(high), log: true };
}

/** An axis for losses from `lowest` (above zero) to `high`: linear from zero, or, if their ratio exceeds `span`, logarithmic with some room below. */
export function lossAxis(lowest: number, high: number, span = LOG_SPAN): AxisRange {
  const low = Math.max(lowest, high * DEEPEST);
  return high / low > span ? { low: low / 1.2, high, log: true } : { low: 0, high, log: false };
}

/** Keeps a chart's present range while the data fits in it and fills a fair part of it, so that the chart does not jump. */
export function keptRange(kept: AxisRange | null, wanted: AxisRange): AxisRange {
  if (kept === null) return wanted;
  if (kept.log !== wanted.log) {
    const stays = kept.log && wanted.high <= kept.high && kept.high / kept.low > LINEAR_SPAN;
    return stays && wanted.high > kept.high / 3 ? kept : wanted;
  }
  const fits = wanted.high <= kept.high && wanted.low >= kept.low;
  const fill = wanted.log
    ? Math.log(wanted.high / wanted.low) / Math.log(kept.high / kept.low)
    : wanted.high / kept.high;
  if (fits && fill >= 0.4) return kept;
  // If the data grows at one end, the other end stays, unless that would leave far too much room.
  if (!wanted.log || fill < 0.4) return wanted;
  return { low: Math.min(kept.low, wanted.low), high: Math.max(kept.high, wanted.high), log: true };
}

/** Epochs on the horizontal axis: `until` if the end is known, else a round number that is kept until the data passes it. */
export function wantedReach(
  allSeries: readonly CurveSeries[],
  until: number | undefined,
  kept: number,
): number {
  let last = 0;
  for (const { curve } of allSeries) last = Math.max(last, curve.epoch[curve.epoch.length - 1] ?? 0);
  if (until !== undefined) return Math.max(until, last);
  return kept > 0 && last <= kept && last >= 0.4 * kept ? kept : niceCeiling(last);
}

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1;
  const decade = 10 ** Math.floor(Math.log10(value));
  const step = ROUND.find((candidate) => candidate * decade >= value * (1 - 1e-9)) ?? 10;
  return Number((step * decade).toPrecision(6));
}

function niceFloor(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((candidate) => candidate * decade <= value * (1 + 1e-9)) ?? 1;
  return Number((step * decade).toPrecision(6));
}

/** Far above any meaningful loss, yet small enough not to overflow in arithmetic. */
const BEYOND = 1e30;

function finite(value: number): number {
  return Number.isFinite(value) ? Math.min(value, BEYOND) : BEYOND;
}
