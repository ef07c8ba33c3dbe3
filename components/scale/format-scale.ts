import { formatCount, formatFlop } from "@/lib/learning/numbers/format";

/** From here on a number is a power of ten, for no one reads fifteen zeros. */
const POWER_FROM = 1e15;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A huge number as `3.14 × 10²³` (no-break spaces about the sign). */
export function formatPower(value: number): string {
  const [mantissa, exponent] = value.toExponential(2).split("e+") as [string, string];
  const raised = [...exponent].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `${mantissa}\u00a0×\u00a010${raised}`;
}

/** Operations as everywhere, and as a power of ten where they are very many: `34 GFLOP`, `3.14 × 10²³ FLOP`. */
export function formatWork(flop: number): string {
  return flop >= POWER_FROM ? `${formatPower(flop)}\u00a0FLOP` : formatFlop(flop);
}

/** A span of years as it is said: how many, of which size. A language has its own word for a million. */
export type SaidYears = {
  readonly amount: string;
  readonly unit: "one" | "million" | "billion" | "trillion";
};

export function sayYears(years: number): SaidYears {
  if (!Number.isFinite(years)) return { amount: "∞", unit: "one" };
  // What would be rounded to 1,000 of a unit is one of the next.
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

/** Three digits that count. */
function roughly(years: number): number {
  return Number(years.toPrecision(3));
}
