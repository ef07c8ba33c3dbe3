import { formatCount, formatFlop } from "@/lib/learning/numbers/format";

/** From here on a number is written as a power of ten: nobody reads fifteen zeros. */
const POWER_FROM = 1e15;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A huge number as `3.14 × 10²³` (with no-break spaces around the sign), for `value` from 1. */
export function formatPower(value: number): string {
  const [mantissa, exponent] = value.toExponential(2).split("e+") as [string, string];
  const raised = [...exponent].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `${mantissa}\u00a0×\u00a010${raised}`;
}

/** A number of operations, as a power of ten if it is huge: `34 GFLOP`, `3.14 × 10²³ FLOP`. */
export function formatWork(flop: number): string {
  return flop >= POWER_FROM ? `${formatPower(flop)}\u00a0FLOP` : formatFlop(flop);
}

/** A speed in TFLOP, with the digits that its source gives: 82.6. */
export function inTera(flop: number): number {
  return Number((flop / 1e12).toPrecision(3));
}

/** The same with its unit: `82.6 TFLOP`. */
export function formatTera(flop: number): string {
  return `${inTera(flop)}\u00a0TFLOP`;
}

/** A span of years as an amount of a unit, because every language has its own word for a million. */
type ReadableYears = {
  readonly amount: string;
  readonly unit: "one" | "million" | "billion" | "trillion";
};

export function readableYears(years: number): ReadableYears {
  if (!Number.isFinite(years)) return { amount: "∞", unit: "one" };
  // An amount that would round to 1,000 of a unit becomes 1 of the next.
  const units = [
    { unit: "trillion", size: 1e12 },
    { unit: "billion", size: 1e9 },
    { unit: "million", size: 1e6 },
  ] as const;
  const fitting = units.find(({ size }) => years >= size * 0.9995);
  if (fitting) {
    const shown = years / fitting.size;
    if (shown >= POWER_FROM / 1e12) return { amount: formatPower(years), unit: "one" };
    return { amount: shown < 9.95 ? shown.toFixed(1) : formatCount(shown), unit: fitting.unit };
  }
  return {
    amount: years < 9.95 ? String(Number(years.toPrecision(2))) : formatCount(roughly(years)),
    unit: "one",
  };
}

/** Rounded to three significant digits. */
function roughly(years: number): number {
  return Number(years.toPrecision(3));
}
