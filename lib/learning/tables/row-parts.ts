import type { SplitName } from "@/lib/learning/examples/split";
import { createRandom, shuffle } from "@/lib/learning/numbers/random";
import type { DataColumn } from "./data-table";

/** The rows of each split, by their index in the table. */
export type RowParts = Readonly<Record<SplitName, readonly number[]>>;

/** The seed that decides which row goes into which split. It must never change: classes store their tables, not the splits. */
const SEED = 2026;
/** Shares of the validation and of the test split; the rest is to train on. */
const SHARE_MEASURED = 0.2;
/** No more rows than this in either: each point of a curve is measured on all of them. */
const MOST_MEASURED = 2_500;
/** By the value to predict, rows are parted in so many ranges, or fewer if those had fewer rows than this. */
const RANGES = { most: 10, rows: 10 };

/**
 * Parts the rows of a table: 60 % to train on and 20 % for validation and for the test each, in every class or range of the value to predict alike. Rows whose
 * features are all the same are in the same split, or what a network was trained on would be asked in the test.
 */
export function partRows(columns: readonly DataColumn[]): RowParts {
  const features = columns.slice(0, -1);
  const target = columns.at(-1)!;
  const groups = alikeRows(features, target.cells.length);
  const share = Math.min(SHARE_MEASURED, MOST_MEASURED / target.cells.length);
  const random = createRandom(SEED);
  const parts: Record<SplitName, number[]> = { train: [], validation: [], test: [] };
  for (const stratum of strata(groups, target)) {
    const order = shuffle(Uint32Array.from(stratum.keys()), random);
    const measured = measuredOf(stratum.length, share);
    order.forEach((group, place) => {
      const name = place < measured ? "validation" : place < 2 * measured ? "test" : "train";
      parts[name].push(...stratum[group]!);
    });
  }
  return parts;
}

/** Rows in groups whose features are all the same, by their first row. Found by hashes: to compare texts of fifty thousand rows would keep a class waiting. */
function alikeRows(features: readonly DataColumn[], rows: number): number[][] {
  const groups: number[][] = [];
  const byHash = new Map<number, number[][]>();
  const value = new Float64Array(1);
  const [low, high] = [0, 1];
  const halves = new Uint32Array(value.buffer);
  for (let row = 0; row < rows; row++) {
    let hash = 0;
    for (const { cells } of features) {
      value[0] = cells[row]!;
      hash = Math.imul(hash ^ halves[low]!, 0x9e3779b1) ^ (hash >>> 15);
      hash = Math.imul(hash ^ halves[high]!, 0x85ebca6b) ^ (hash >>> 13);
    }
    const same = byHash.get(hash);
    const group = same?.find(([first]) => features.every(({ cells }) => cells[first!] === cells[row]));
    if (group) {
      group.push(row);
      continue;
    }
    const fresh = [row];
    groups.push(fresh);
    if (same) same.push(fresh);
    else byHash.set(hash, [fresh]);
  }
  return groups;
}

/** Groups for validation, and as many for the test. Training comes first where there are hardly any. */
function measuredOf(groups: number, share: number): number {
  return groups < 3 ? 0 : Math.max(1, Math.round(share * groups));
}

/** Groups of rows by the class, or the range of the value, of their first row. */
function strata(groups: readonly number[][], { categories, cells }: DataColumn): number[][][] {
  const labelOf = (group: readonly number[]) => cells[group[0]!]!;
  if (categories)
    return categories
      .map((_, label) => groups.filter((group) => labelOf(group) === label))
      .filter((stratum) => stratum.length > 0);
  const sorted = groups.toSorted((one, other) => labelOf(one) - labelOf(other) || one[0]! - other[0]!);
  const ranges = Math.max(1, Math.min(RANGES.most, Math.floor(sorted.length / RANGES.rows)));
  return Array.from({ length: ranges }, (_, range) =>
    sorted.slice(
      Math.round((range * sorted.length) / ranges),
      Math.round(((range + 1) * sorted.length) / ranges),
    ),
  );
}
