import { formatCount, formatLearningRate } from "@/lib/learning/numbers/format";
import type { AxisRange } from "./axis-range";

/** About `count` round values that lie in the range: even steps, or on a logarithmic axis decades and, if they are few, steps between them. */
export function ticksOf({ low, high, log }: AxisRange, count: number): number[] {
  return log ? logTicks(low, high, count) : linearTicks(low, high, count);
}

/** A tick's label: short, exact and without an exponent where it can be. */
export function tickLabel(value: number): string {
  if (value >= 100_000) return value.toExponential().replace("e+", "e");
  return value >= 1000 ? formatCount(value) : formatLearningRate(value);
}

function linearTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / Math.max(1, count);
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = decade * ([1, 2, 5, 10].find((candidate) => candidate * decade >= rough * 0.999) ?? 10);
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high * (1 + 1e-9); index++)
    ticks.push(Number((index * step).toPrecision(12)));
  return ticks;
}

function logTicks(low: number, high: number, count: number): number[] {
  const decades = Math.log10(high / low);
  const within = decades > 2.2 ? [1] : decades > 1.4 ? [1, 3] : [1, 2, 5];
  const every = decades > count ? 2 : 1;
  const ticks: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent += every) {
    for (const part of within) {
      const value = Number((part * 10 ** exponent).toPrecision(6));
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) ticks.push(value);
    }
  }
  return ticks;
}
