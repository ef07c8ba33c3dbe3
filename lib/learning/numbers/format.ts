import type { Task } from "@/lib/learning/examples/task";

/*
 * Numbers as every screen shows them. Latin digits in every language, and a point as the decimal mark, because students
 * compare them with each other's screens and type them back in.
 */

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A score of 0–100 with one decimal, such as `87.3`. */
export function formatScore(score: number): string {
  return Number.isFinite(score) ? score.toFixed(1) : "–";
}

/** A loss with three significant digits, such as `0.312`, `12.3`, `1,230` or `1.23e-5`. */
export function formatLoss(loss: number): string {
  if (!Number.isFinite(loss)) return "∞";
  if (loss === 0) return "0";
  // A difference between two losses may be negative.
  if (loss < 0) return `−${formatLoss(-loss)}`;
  if (loss < 0.000_999_5 || loss >= 99_950) return shortExponent(loss.toExponential(2));
  return loss < 999.5 ? loss.toPrecision(3) : grouped.format(Number(loss.toPrecision(3)));
}

/** A weight with four decimals, so that a small step is visible: `0.4123`, `−1.2500`; large ones like a loss. */
export function formatWeight(weight: number): string {
  if (!Number.isFinite(weight)) return Number.isNaN(weight) ? "–" : weight < 0 ? "−∞" : "∞";
  if (Math.abs(weight) >= 99.995) return formatLoss(weight);
  return signed(weight, 4);
}

/** A number in a drawing, where there is little room: `0.42`, `−12.3`, `2e-3`, and from a thousand up like a loss. */
export function formatBriefly(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value < 0 ? "−∞" : "∞";
  const size = Math.abs(value);
  if (size >= 999.5) return formatLoss(value);
  if (size >= 99.95) return signed(value, 0);
  if (size > 0 && size < 0.0095) return `${value < 0 ? "−" : ""}${size.toExponential(0)}`;
  return signed(value, size < 9.995 ? 2 : 1);
}

/** A probability as `67.5%`; never rounded to certainty: `>99.9%`, `<0.1%`. */
export function formatProbability(probability: number): string {
  const percent = 100 * probability;
  if (percent > 99.9 && percent < 100) return ">99.9%";
  if (percent > 0 && percent < 0.1) return "<0.1%";
  return Number.isFinite(percent) ? `${percent.toFixed(1)}%` : "–";
}

/** A learning rate as people write it: `0.03`, `2.5`, and below a thousandth `1e-4`. At most three significant digits. */
export function formatLearningRate(learningRate: number): string {
  const shown = Number(learningRate.toPrecision(3));
  if (shown === 0 || shown >= 0.001) return String(shown);
  return shortExponent(shown.toExponential());
}

/** Accuracy as `93.4%`; for regression the root mean squared error in the target's own unit, like a loss. */
export function formatMetric(task: Task, metric: number): string {
  if (task.kind === "regression") return formatLoss(metric * (task.target?.deviation ?? 1));
  // Older logs hold whatever a browser sent.
  return Number.isFinite(metric) ? `${(100 * Math.min(1, metric)).toFixed(1)}%` : "–";
}

/** A whole number with thousands separators, such as `12,345`. */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/** A speed with three significant digits, such as `1,240` or `86.4`; the caller adds the unit. */
export function formatRate(perSecond: number): string {
  const shown = Number(perSecond.toPrecision(3));
  return shown >= 100 ? grouped.format(shown) : String(shown);
}

const FLOP_UNITS = ["FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP"];

/** Floating-point operations, such as `850 FLOP`, `1.2 MFLOP` or `34 GFLOP` (a no-break space between). */
export function formatFlop(flop: number): string {
  let unit = 0;
  let shown = flop;
  // What would round to 1,000 of a unit moves on to the next.
  while (shown >= 999.5 && unit < FLOP_UNITS.length - 1) {
    shown /= 1000;
    unit++;
  }
  const digits = unit > 0 && shown < 9.95 ? shown.toFixed(1) : grouped.format(shown);
  return `${digits}\u00a0${FLOP_UNITS[unit]}`;
}

/** Lengths of the sides, such as `26 × 26 × 8`. */
export function formatShape(shape: readonly number[]): string {
  return shape.map(formatCount).join("\u00a0×\u00a0");
}

/** A span of time as a clock shows it: `06:41`, or `1:02:05` from an hour up. Rounded up to whole seconds; never below zero. */
export function formatClock(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

function signed(value: number, digits: number): string {
  const shown = Math.abs(value).toFixed(digits);
  return value < 0 && Number(shown) !== 0 ? `−${shown}` : shown;
}

function shortExponent(exponential: string): string {
  return exponential.replace("e+", "e");
}
