import { median } from "@/lib/learning/numbers/median";
import type { Seen } from "@/lib/rehearsal/seen";

/** Of classes of one kind and size: the share that saw each promise kept, and the median of every figure that is not a promise. */
export type ClassShares = Readonly<Record<string, number>>;

export function sharesOf(classes: readonly Seen[]): ClassShares {
  const names = [...new Set(classes.flatMap((seen) => Object.keys(seen)))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = classes.flatMap((seen) => seen[name] ?? []);
      if (values.length === 0) return [];
      const isShare = values.every((value) => value === 0 || value === 1);
      const sum = values.reduce((total, value) => total + value, 0);
      return [[name, rounded(isShare ? sum / values.length : median(values))]];
    }),
  );
}

function rounded(value: number): number {
  return Math.round(1_000 * value) / 1_000;
}
