import { Table } from "../opcode";

// Letters stay in their table as bytes: `positions` symbols an example. A one-hot letter times a matrix is one of its rows.

/** Where a chosen example's symbols are. */
function lettersAt(table: usize, index: usize, positions: i32): usize {
  return load<usize>(table, Table.Features) + usize(load<i32>(index) * positions);
}

/** C = start + A·B, where A is the chosen examples' letters, one-hot: the sum of a row of B for each position, in order. */
export function multiplyLetters(
  table: usize,
  indices: usize,
  b: usize,
  start: usize,
  c: usize,
  rows: i32,
  positions: i32,
  symbols: i32,
  columns: i32,
): void {
  const step = usize(columns) << 2;
  const block = usize(symbols) * step;
  for (let row = 0; row < rows; row++) {
    const letters = lettersAt(table, indices + (usize(row) << 2), positions);
    let by: usize = 0;
    for (; by + 64 <= step; by += 64) {
      let c0 = v128.load(start + by);
      let c1 = v128.load(start + by, 16);
      let c2 = v128.load(start + by, 32);
      let c3 = v128.load(start + by, 48);
      let from = b + by;
      for (let position = 0; position < positions; position++) {
        const at = from + usize(load<u8>(letters + usize(position))) * step;
        c0 = f32x4.add(c0, v128.load(at));
        c1 = f32x4.add(c1, v128.load(at, 16));
        c2 = f32x4.add(c2, v128.load(at, 32));
        c3 = f32x4.add(c3, v128.load(at, 48));
        from += block;
      }
      v128.store(c + by, c0);
      v128.store(c + by, c1, 16);
      v128.store(c + by, c2, 32);
      v128.store(c + by, c3, 48);
    }
    for (; by < step; by += 16) {
      let sum = v128.load(start + by);
      let from = b + by;
      for (let position = 0; position < positions; position++) {
        sum = f32x4.add(sum, v128.load(from + usize(load<u8>(letters + usize(position))) * step));
        from += block;
      }
      v128.store(c + by, sum);
    }
    c += step;
  }
}

/** G = Aᵀ·D for the same A: every example adds its row of D to a row of G for each position. */
export function weightGradientLetters(
  table: usize,
  indices: usize,
  d: usize,
  g: usize,
  rows: i32,
  positions: i32,
  symbols: i32,
  columns: i32,
): void {
  const step = usize(columns) << 2;
  const block = usize(symbols) * step;
  memory.fill(g, 0, usize(positions) * block);
  for (let row = 0; row < rows; row++) {
    const letters = lettersAt(table, indices + (usize(row) << 2), positions);
    let from = g;
    for (let position = 0; position < positions; position++) {
      addRow(from + usize(load<u8>(letters + usize(position))) * step, d, step);
      from += block;
    }
    d += step;
  }
}

function addRow(to: usize, from: usize, bytes: usize): void {
  for (let by: usize = 0; by < bytes; by += 16)
    v128.store(to + by, f32x4.add(v128.load(to + by), v128.load(from + by)));
}

/** Values = for each position the row of its letter in a table of embeddings (`count` numbers each, rows `tableStep` apart), one after another. */
export function embed(
  table: usize,
  indices: usize,
  embeddings: usize,
  tableStep: usize,
  values: usize,
  valuesStep: usize,
  rows: i32,
  positions: i32,
  count: i32,
): void {
  const bytes = usize(count) << 2;
  for (let row = 0; row < rows; row++) {
    const letters = lettersAt(table, indices + (usize(row) << 2), positions);
    let to = values + usize(row) * valuesStep;
    for (let position = 0; position < positions; position++) {
      const from = embeddings + usize(load<u8>(letters + usize(position))) * tableStep;
      for (let by: usize = 0; by < bytes; by += 4) store<f32>(to + by, load<f32>(from + by));
      to += bytes;
    }
  }
}

/** The gradient of the table from that of the values: every position adds to the row of its letter, example after example. */
export function embedBack(
  table: usize,
  indices: usize,
  gradient: usize,
  gradientStep: usize,
  g: usize,
  tableStep: usize,
  rows: i32,
  positions: i32,
  symbols: i32,
  count: i32,
): void {
  const bytes = usize(count) << 2;
  memory.fill(g, 0, usize(symbols) * tableStep);
  for (let row = 0; row < rows; row++) {
    const letters = lettersAt(table, indices + (usize(row) << 2), positions);
    let from = gradient + usize(row) * gradientStep;
    for (let position = 0; position < positions; position++) {
      const to = g + usize(load<u8>(letters + usize(position))) * tableStep;
      for (let by: usize = 0; by < bytes; by += 4)
        store<f32>(to + by, load<f32>(to + by) + load<f32>(from + by));
      from += bytes;
    }
  }
}
