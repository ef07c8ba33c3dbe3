import { GPT3, LESSON_YEARS, speedOf, yearsFor } from "@/lib/learning/network/compute-scale";

/** A machine that would train GPT-3, and how long it would take. */
export type YearsRow = {
  readonly machine: "device" | "class" | "lesson";
  readonly flopPerSecond: number;
  readonly years: number;
  /** Length of its bar, 0–1: by the logarithm. */
  readonly share: number;
};

/** Lines across the bars stand so many decades apart. */
const DECADES_A_LINE = 3;

/** The slowest machine first; those that were not measured (null or 0) are left out. `lines`: where the lines across the bars stand (0–1). */
export function yearsRows(
  device: number | null,
  classSpeed: number | null,
): { readonly rows: readonly YearsRow[]; readonly lines: readonly number[] } {
  const speeds = [
    { machine: "device", flopPerSecond: device ?? 0 },
    { machine: "class", flopPerSecond: classSpeed ?? 0 },
    { machine: "lesson", flopPerSecond: speedOf(GPT3.flop, LESSON_YEARS) },
  ] as const;
  const timed = speeds
    .filter(({ flopPerSecond }) => flopPerSecond > 0)
    .map(({ machine, flopPerSecond }) => ({
      ...{ machine, flopPerSecond },
      years: machine === "lesson" ? LESSON_YEARS : yearsFor(GPT3.flop, flopPerSecond),
    }));
  const decades = Math.ceil(Math.max(...timed.map(({ years }) => Math.log10(years))));
  const rows = timed
    .map((row) => ({ ...row, share: Math.max(0, Math.log10(row.years)) / decades }))
    .sort((one, other) => other.years - one.years);
  const count = Math.ceil(decades / DECADES_A_LINE) - 1;
  const lines = Array.from({ length: count }, (_, index) => ((index + 1) * DECADES_A_LINE) / decades);
  return { rows, lines };
}
