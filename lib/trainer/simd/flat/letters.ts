import { Table } from "../opcode";
import type { Memory } from "./memory";
import { addMultiple } from "./multiply";

/** Calls `each` with the symbol at every position of a chosen example. */
function eachLetter(
  { bytes, ints }: Memory,
  table: number,
  example: number,
  positions: number,
  each: (symbol: number, position: number) => void,
): void {
  const first = ints[table + Table.Features / 4]! + example * positions;
  for (let position = 0; position < positions; position++) each(bytes[first + position]!, position);
}

/** C = start + A·B, where A is the chosen examples' letters, one-hot. */
export function multiplyLetters(
  memory: Memory,
  table: number,
  indices: number,
  b: number,
  start: number,
  c: number,
  rows: number,
  positions: number,
  symbols: number,
  columns: number,
): void {
  const { floats, ints } = memory;
  for (let row = 0; row < rows; row++) {
    const to = c + row * columns;
    floats.copyWithin(to, start, start + columns);
    eachLetter(memory, table, ints[indices + row]!, positions, (symbol, position) =>
      addMultiple(floats, 1, b + (position * symbols + symbol) * columns, to, columns),
    );
  }
}

/** G = Aᵀ·D for the same A. */
export function weightGradientLetters(
  memory: Memory,
  table: number,
  indices: number,
  d: number,
  g: number,
  rows: number,
  positions: number,
  symbols: number,
  columns: number,
): void {
  const { floats, ints } = memory;
  floats.fill(0, g, g + positions * symbols * columns);
  for (let row = 0; row < rows; row++) {
    eachLetter(memory, table, ints[indices + row]!, positions, (symbol, position) =>
      addMultiple(floats, 1, d + row * columns, g + (position * symbols + symbol) * columns, columns),
    );
  }
}

/** Values = the embeddings (`count` numbers each, rows `tableStep` apart) of the chosen examples' letters, one after another. */
export function embed(
  memory: Memory,
  table: number,
  indices: number,
  embeddings: number,
  tableStep: number,
  values: number,
  valuesStep: number,
  rows: number,
  positions: number,
  count: number,
): void {
  const { floats, ints } = memory;
  for (let row = 0; row < rows; row++) {
    eachLetter(memory, table, ints[indices + row]!, positions, (symbol, position) => {
      const from = embeddings + symbol * tableStep;
      floats.copyWithin(values + row * valuesStep + position * count, from, from + count);
    });
  }
}

/** The gradient of the embeddings from that of the values. */
export function embedBack(
  memory: Memory,
  table: number,
  indices: number,
  gradient: number,
  gradientStep: number,
  g: number,
  tableStep: number,
  rows: number,
  positions: number,
  symbols: number,
  count: number,
): void {
  const { floats, ints } = memory;
  floats.fill(0, g, g + symbols * tableStep);
  for (let row = 0; row < rows; row++) {
    eachLetter(memory, table, ints[indices + row]!, positions, (symbol, position) =>
      addMultiple(floats, 1, gradient + row * gradientStep + position * count, g + symbol * tableStep, count),
    );
  }
}
