import type { Split } from "@/lib/learning/examples/split";

/**
 * The two columns of a table that together separate its classes best: those with the smallest share of their scatter within the
 * classes (Wilks' lambda, 1932).
 */
export function tellingPair(split: Split, classes: number): readonly [across: number, up: number] {
  const width = split.features.length / split.count;
  const all = scatter(split, () => 0, 1);
  const inside = scatter(split, (row) => split.labels[row]!, classes);
  const columns = spreadColumns(split);
  let best: readonly [number, number] = [columns[0] ?? 0, columns[1] ?? Math.min(1, width - 1)];
  let least = Number.POSITIVE_INFINITY;
  for (const [place, across] of columns.entries()) {
    for (const up of columns.slice(place + 1)) {
      // Of two columns that say the same, such as the two categories of one, no pair makes a picture.
      if (determinant(all, across, up) < NOTHING * all[across]![across]! * all[up]![up]!) continue;
      const share = determinant(inside, across, up) / determinant(all, across, up);
      if (!(share < least)) continue;
      least = share;
      best = [across, up];
    }
  }
  return best;
}

const NOTHING = 1e-9;

/** Columns with more than two different values, which spread points out; all of them, where hardly any has. */
function spreadColumns({ count, features }: Split): readonly number[] {
  const width = features.length / count;
  const all = Array.from({ length: width }, (_, column) => column);
  const spread = all.filter((column) => {
    const values = new Set<number>();
    for (let row = 0; row < count && values.size < 3; row++) values.add(features[row * width + column]!);
    return values.size > 2;
  });
  return spread.length >= 2 ? spread : all;
}

/** The column of a table that correlates most strongly with its target, positively or negatively. */
export function tellingColumn({ count, features, labels }: Split): number {
  const width = features.length / count;
  const values = Float32Array.from({ length: count * (width + 1) }, (_, at) => {
    const row = Math.floor(at / (width + 1));
    const column = at % (width + 1);
    return column === width ? labels[row]! : features[row * width + column]!;
  });
  const all = scatter({ count, features: values, labels }, () => 0, 1);
  let best = 0;
  let most = 0;
  for (let column = 0; column < width; column++) {
    const along = all[column]![width]! ** 2 / (all[column]![column]! * all[width]![width]!);
    if (!(along > most)) continue;
    most = along;
    best = column;
  }
  return best;
}

/** For each pair of columns, the sum over all rows of the product of their deviations from their group's means. */
function scatter({ count, features }: Split, groupOf: (row: number) => number, groups: number): number[][] {
  const width = features.length / count;
  const sums = Array.from({ length: groups }, () => new Array<number>(width).fill(0));
  const counts = new Array<number>(groups).fill(0);
  for (let row = 0; row < count; row++) {
    counts[groupOf(row)]!++;
    for (let column = 0; column < width; column++)
      sums[groupOf(row)]![column]! += features[row * width + column]!;
  }
  const products = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  for (let row = 0; row < count; row++) {
    const group = groupOf(row);
    const away = (column: number) => features[row * width + column]! - sums[group]![column]! / counts[group]!;
    for (let one = 0; one < width; one++)
      for (let other = 0; other < width; other++) products[one]![other]! += away(one) * away(other);
  }
  return products;
}

function determinant(products: readonly (readonly number[])[], one: number, other: number): number {
  return products[one]![one]! * products[other]![other]! - products[one]![other]! ** 2;
}
