import { rounded } from "@/lib/learning/curves/curve";

/**
 * Numbers of five significant digits, counted: the ordinal of a number is 0 for zero, and one more for each further positive number that has at
 * most five digits. Numbers that are close have ordinals that are close, whatever their size, and integers are stored in fewer bytes.
 */
const FIRST = 10_000;
const PER_POWER = 90_000;
/** Powers of ten below this are not counted: no number that is written with five digits is smaller. */
const LEAST_POWER = -330;
/** Powers of ten up to this are exact. */
const EXACT_POWER = 22;
const POWERS = Array.from({ length: EXACT_POWER + 1 }, (_, power) => Number(`1e${power}`));

/** Null for a number that has more than five digits, and for one that is not finite. */
export function ordinalOf(value: number): number | null {
  if (value === 0) return Object.is(value, 0) ? 0 : null;
  if (!Number.isFinite(value)) return null;
  const size = Math.abs(value);
  let power = Math.floor(Math.log10(size)) - 4;
  let whole = digitsOf(size, power);
  // A logarithm may be rounded to the other side of a power of ten.
  if (whole >= FIRST + PER_POWER) whole = digitsOf(size, ++power);
  else if (whole < FIRST) whole = digitsOf(size, --power);
  if (whole < FIRST || whole >= FIRST + PER_POWER || power < LEAST_POWER) return null;
  if (numberOf(whole, power) !== size) return null;
  const ordinal = (power - LEAST_POWER) * PER_POWER + whole - FIRST + 1;
  return value < 0 ? -ordinal : ordinal;
}

/** The number with this ordinal. */
export function numberAt(ordinal: number): number {
  if (ordinal === 0) return 0;
  const index = Math.abs(ordinal) - 1;
  const size = numberOf(FIRST + (index % PER_POWER), LEAST_POWER + Math.floor(index / PER_POWER));
  return ordinal < 0 ? -size : size;
}

/** The ordinal of what a number is rounded to; 0 for what cannot be rounded. */
export function nearestOrdinal(value: number): number {
  return (Number.isFinite(value) && ordinalOf(rounded(value))) || 0;
}

/** The closest whole number of units of this power of ten. */
function digitsOf(size: number, power: number): number {
  return Math.round(
    power < -EXACT_POWER || power > EXACT_POWER
      ? size / Number(`1e${power}`)
      : power < 0
        ? size * POWERS[-power]!
        : size / POWERS[power]!,
  );
}

/** The number that is written with these digits and this power of ten. */
function numberOf(whole: number, power: number): number {
  if (power < -EXACT_POWER || power > EXACT_POWER) return Number(`${whole}e${power}`);
  return power < 0 ? whole / POWERS[-power]! : whole * POWERS[power]!;
}
