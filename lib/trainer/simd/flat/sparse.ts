import { PANEL_COLUMNS, SPARSE_PART, Table } from "../opcode";
import type { Memory } from "./memory";
import { addMultiple } from "./multiply";

/** Calls `each` with every non-zero number of a chosen example and its column. */
function eachNumber(
  { floats, ints }: Memory,
  table: number,
  example: number,
  inner: number,
  each: (number: number, column: number) => void,
): void {
  const values = ints[table + Table.Features / 4]! >> 2;
  const starts = ints[table + Table.Starts / 4]! >> 2;
  const columns = ints[table + Table.Columns / 4]! >> 2;
  const parts = Math.ceil(inner / SPARSE_PART);
  const first = starts + example * parts;
  for (let p = ints[first]!; p < ints[first + parts]!; p++) each(floats[values + p]!, ints[columns + p]!);
}

/** C = start + A·B, where A is the chosen examples of a sparse table, and B is stored in panels. */
export function multiplySparse(
  memory: Memory,
  table: number,
  indices: number,
  b: number,
  start: number,
  c: number,
  rows: number,
  inner: number,
  columns: number,
): void {
  const { floats, ints } = memory;
  for (let from = 0; from < columns; from += PANEL_COLUMNS) {
    const width = Math.min(PANEL_COLUMNS, columns - from);
    const panel = b + from * inner;
    for (let row = 0; row < rows; row++) {
      const to = c + row * columns + from;
      floats.copyWithin(to, start + from, start + from + width);
      eachNumber(memory, table, ints[indices + row]!, inner, (factor, p) =>
        addMultiple(floats, factor, panel + p * width, to, width),
      );
    }
  }
}

/** G = Aᵀ·D for the same A; G is stored in panels too. */
export function weightGradientSparse(
  memory: Memory,
  table: number,
  indices: number,
  d: number,
  g: number,
  rows: number,
  inner: number,
  columns: number,
  learning: number,
): void {
  const { floats, ints } = memory;
  for (let from = 0; from < columns; from += PANEL_COLUMNS) {
    const width = Math.min(PANEL_COLUMNS, columns - from);
    const panel = g + from * inner;
    floats.fill(0, panel, panel + learning * width);
    for (let row = 0; row < rows; row++) {
      eachNumber(memory, table, ints[indices + row]!, inner, (factor, p) =>
        addMultiple(floats, factor, d + row * columns + from, panel + p * width, width),
      );
    }
  }
}
