import { Table } from "../opcode";
import type { Memory } from "./memory";
import { addMultiple } from "./multiply";

/** Calls `each` with every non-zero number of a chosen example and its column. */
function eachNumber(
  { floats, ints }: Memory,
  table: number,
  example: number,
  each: (number: number, column: number) => void,
): void {
  const values = ints[table + Table.Features / 4] >> 2;
  const starts = ints[table + Table.Starts / 4] >> 2;
  const columns = ints[table + Table.Columns / 4] >> 2;
  for (let p = ints[starts + example]; p < ints[starts + example + 1]; p++)
    each(floats[values + p], ints[columns + p]);
}

/** C = start + A·B, where A is the chosen examples of a sparse table. */
export function multiplySparse(
  memory: Memory,
  table: number,
  indices: number,
  b: number,
  start: number,
  c: number,
  rows: number,
  columns: number,
): void {
  const { floats, ints } = memory;
  for (let row = 0; row < rows; row++) {
    const to = c + row * columns;
    floats.copyWithin(to, start, start + columns);
    eachNumber(memory, table, ints[indices + row], (factor, p) =>
      addMultiple(floats, factor, b + p * columns, to, columns),
    );
  }
}

/** G = Aᵀ·D for the same A. */
export function weightGradientSparse(
  memory: Memory,
  table: number,
  indices: number,
  d: number,
  g: number,
  rows: number,
  inner: number,
  columns: number,
): void {
  const { floats, ints } = memory;
  floats.fill(0, g, g + inner * columns);
  for (let row = 0; row < rows; row++) {
    eachNumber(memory, table, ints[indices + row], (factor, p) =>
      addMultiple(floats, factor, d + row * columns, g + p * columns, columns),
    );
  }
}
