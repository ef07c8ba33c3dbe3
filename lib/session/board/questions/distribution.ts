import { roundStep } from "@/lib/learning/numbers/round-step";
import type { Outcome } from "@/lib/session/questions/question";

/** How many answers each of so many choices has. */
export function choiceCounts(choices: number, answers: readonly number[]): number[] {
  return Array.from({ length: choices }, (_, choice) => answers.filter((answer) => answer === choice).length);
}

/** Numbers in even steps, or by their ratio, such as 1, 3, 10, 30 …. Answers are counted at the step that is nearest. */
export type NumberSteps = { readonly steps: readonly number[]; readonly byRatio: boolean };

/** About as many steps as a picture has room for. */
const MOST_STEPS = 16;
/** Beyond this many quartile distances from the quartiles, or as many thirds of the median, an answer no longer stretches the axis. */
const FENCE = 3;

/**
 * An axis for numbers that a class has answered and those that came true. Learning rates and units are compared by their ratio, scores on the
 * whole scale. A few answers that are far out, such as a billion, are counted at its ends.
 */
export function numberSteps(numbers: readonly number[], of: Outcome | null): NumberSteps {
  if (of === "score") return { steps: multiples(0, 100, 5), byRatio: false };
  const byRatio = (of === "learning-rate" || of === "units") && numbers.every((number) => number > 0);
  const scaled = numbers.map((number) => (byRatio ? Math.log10(number) : number));
  const [low, high] = withoutOutliers(scaled);
  if (byRatio) return { steps: roundNumbers(low, high), byRatio };
  const isWhole = numbers.every(Number.isInteger);
  const rough = Math.max(high - low, isWhole ? 1 : Math.max(Math.abs(high) / 10, 1e-6)) / MOST_STEPS;
  const step = isWhole ? Math.max(1, roundStep(rough)) : roundStep(rough);
  // Those that are far out have a step of their own.
  const from = Math.floor(low / step) * step - (scaled.some((value) => value < low) ? step : 0);
  const to = Math.ceil(high / step) * step + (scaled.some((value) => value > high) ? step : 0);
  return { steps: multiples(from, Math.max(to, from + 4 * step), step), byRatio };
}

/** How many answers are nearest to each step; those beyond the ends count there. */
export function stepCounts({ steps, byRatio }: NumberSteps, answers: readonly number[]): number[] {
  const counts = steps.map(() => 0);
  for (const answer of answers) {
    const at = Math.round(placeAmong({ steps, byRatio }, answer));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** Where a number lies among the steps: 0 at the first, 1.5 halfway between the second and the third. Never beyond the ends. */
export function placeAmong({ steps, byRatio }: NumberSteps, number: number): number {
  const last = steps.length - 1;
  const next = steps.findIndex((step) => step > number);
  if (next === -1) return last;
  if (next === 0) return 0;
  const [below, above] = [steps[next - 1] ?? 0, steps[next] ?? 1];
  const share = byRatio
    ? Math.log(number / below) / Math.log(above / below)
    : (number - below) / (above - below);
  return next - 1 + share;
}

/** How many answers lie so far beyond the ends that they are counted there for want of an axis that long. */
export function countBeyond({ steps, byRatio }: NumberSteps, answers: readonly number[]): number {
  const [first = 0, second = 1] = steps;
  const [beforeLast = 0, last = 1] = steps.slice(-2);
  const low = byRatio ? first ** 2 / second : first - (second - first);
  const high = byRatio ? last ** 2 / beforeLast : last + (last - beforeLast);
  return answers.filter((answer) => answer <= low || answer >= high).length;
}

function withoutOutliers(values: readonly number[]): [number, number] {
  const sorted = [...values].sort((one, other) => one - other);
  if (sorted.length === 0) return [0, 1];
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [lower, upper] = [at(0.25), at(0.75)];
  const reach = FENCE * Math.max(upper - lower, Math.abs(at(0.5)) / 3) || Number.POSITIVE_INFINITY;
  const inside = sorted.filter((value) => value >= lower - reach && value <= upper + reach);
  return [inside[0] ?? lower, inside.at(-1) ?? upper];
}

function multiples(low: number, high: number, step: number): number[] {
  const count = Math.round((high - low) / step) + 1;
  return Array.from({ length: count }, (_, index) => Number((low + index * step).toPrecision(12)));
}

/** Round numbers of about even ratio, the fewer a decade the more decades they cover. `low`, `high`: decimal logarithms. */
function roundNumbers(low: number, high: number): number[] {
  const parts = high - low > MOST_STEPS / 2 ? [1] : high - low > 2.2 ? [1, 3] : [1, 1.5, 2, 3, 5, 7];
  const steps: number[] = [];
  for (let decade = Math.floor(low - 0.01); decade <= Math.ceil(high + 0.01); decade++)
    steps.push(...parts.map((part) => Number((part * 10 ** decade).toPrecision(6))));
  const first = steps.findLastIndex((step) => Math.log10(step) <= low);
  const last = steps.findIndex((step) => Math.log10(step) >= high);
  const wanted = steps.slice(Math.max(0, first - 1), last === -1 ? undefined : last + 2);
  return wanted.length > 1 ? wanted : steps;
}
