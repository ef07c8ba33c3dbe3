import { SPARSE_PART, Table } from "../opcode";

// The matrix is stored in panels of 32 columns, one after another (the last may be narrower), and processed in parts of a panel's rows, which
// fit the nearest cache; rows of a whole matrix, a power of two apart, would evict each other.

/** C = start + A·B, where A is the chosen examples of a sparse table. The sums run in the order of the columns, zeros left out. */
export function multiplySparse(
  table: usize,
  indices: usize,
  b: usize,
  start: usize,
  c: usize,
  rows: i32,
  inner: i32,
  columns: i32,
): void {
  const step = usize(columns) << 2;
  const parts = partsOf(inner);
  let by: usize = 0;
  for (; by + 128 <= step; by += 128) {
    for (let part = 0; part < parts; part++) {
      for (let row = 0; row < rows; row++) {
        const to = c + by + usize(row) * step;
        sumOf32(table, indices + (usize(row) << 2), parts, part, b, part === 0 ? start + by : to, to);
      }
    }
    b += usize(inner) << 7;
  }
  const width = step - by;
  for (; by < step; by += 16) {
    for (let row = 0; row < rows; row++) {
      sumOf4(table, indices + (usize(row) << 2), parts, b, width, start + by, c + by + usize(row) * step);
    }
    b += 16;
  }
}

/** G = Aᵀ·D for the same A, in panels too: every example adds its multiples of a row of D to the rows of G that it has a number for. */
export function weightGradientSparse(
  table: usize,
  indices: usize,
  d: usize,
  g: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  learning: i32,
): void {
  const step = usize(columns) << 2;
  const parts = partsOf(inner);
  let by: usize = 0;
  for (; by + 128 <= step; by += 128) {
    memory.fill(g, 0, usize(learning) << 7);
    for (let part = 0; part < parts; part++) {
      for (let row = 0; row < rows; row++) {
        addTo32(table, indices + (usize(row) << 2), parts, part, d + by + usize(row) * step, g);
      }
    }
    g += usize(inner) << 7;
  }
  const width = step - by;
  memory.fill(g, 0, usize(learning) * width);
  for (; by < step; by += 16) {
    for (let row = 0; row < rows; row++) {
      addTo4(table, indices + (usize(row) << 2), parts, d + by + usize(row) * step, g, width);
    }
    g += 16;
  }
}

function partsOf(inner: i32): i32 {
  return (inner + (SPARSE_PART - 1)) / SPARSE_PART;
}

/** Where a part of a chosen example begins in the table. */
function place(table: usize, index: usize, parts: i32, part: i32): usize {
  return load<usize>(table, Table.Starts) + (usize(load<i32>(index) * parts + part) << 2);
}

function sumOf32(table: usize, index: usize, parts: i32, part: i32, b: usize, from: usize, to: usize): void {
  const values = load<usize>(table, Table.Features);
  const places = load<usize>(table, Table.Columns);
  const example = place(table, index, parts, part);
  const end = load<usize>(example, 4) << 2;
  let c0 = v128.load(from);
  let c1 = v128.load(from, 16);
  let c2 = v128.load(from, 32);
  let c3 = v128.load(from, 48);
  let c4 = v128.load(from, 64);
  let c5 = v128.load(from, 80);
  let c6 = v128.load(from, 96);
  let c7 = v128.load(from, 112);
  for (let p = load<usize>(example) << 2; p < end; p += 4) {
    const factor = v128.load32_splat(values + p);
    const at = b + (load<usize>(places + p) << 7);
    c0 = f32x4.add(c0, f32x4.mul(factor, v128.load(at)));
    c1 = f32x4.add(c1, f32x4.mul(factor, v128.load(at, 16)));
    c2 = f32x4.add(c2, f32x4.mul(factor, v128.load(at, 32)));
    c3 = f32x4.add(c3, f32x4.mul(factor, v128.load(at, 48)));
    c4 = f32x4.add(c4, f32x4.mul(factor, v128.load(at, 64)));
    c5 = f32x4.add(c5, f32x4.mul(factor, v128.load(at, 80)));
    c6 = f32x4.add(c6, f32x4.mul(factor, v128.load(at, 96)));
    c7 = f32x4.add(c7, f32x4.mul(factor, v128.load(at, 112)));
  }
  v128.store(to, c0);
  v128.store(to, c1, 16);
  v128.store(to, c2, 32);
  v128.store(to, c3, 48);
  v128.store(to, c4, 64);
  v128.store(to, c5, 80);
  v128.store(to, c6, 96);
  v128.store(to, c7, 112);
}

/** Four columns, all parts. */
function sumOf4(
  table: usize,
  index: usize,
  parts: i32,
  b: usize,
  width: usize,
  from: usize,
  to: usize,
): void {
  const values = load<usize>(table, Table.Features);
  const places = load<usize>(table, Table.Columns);
  const end = load<usize>(place(table, index, parts, parts)) << 2;
  let sum = v128.load(from);
  for (let p = load<usize>(place(table, index, parts, 0)) << 2; p < end; p += 4) {
    const row = v128.load(b + load<usize>(places + p) * width);
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(values + p), row));
  }
  v128.store(to, sum);
}

function addTo32(table: usize, index: usize, parts: i32, part: i32, d: usize, g: usize): void {
  const values = load<usize>(table, Table.Features);
  const places = load<usize>(table, Table.Columns);
  const example = place(table, index, parts, part);
  const end = load<usize>(example, 4) << 2;
  const d0 = v128.load(d);
  const d1 = v128.load(d, 16);
  const d2 = v128.load(d, 32);
  const d3 = v128.load(d, 48);
  const d4 = v128.load(d, 64);
  const d5 = v128.load(d, 80);
  const d6 = v128.load(d, 96);
  const d7 = v128.load(d, 112);
  let p = load<usize>(example) << 2;
  let factor: v128;
  let at: usize;
  for (; p + 4 < end; p += 8) {
    factor = v128.load32_splat(values + p);
    at = g + (load<usize>(places + p) << 7);
    v128.store(at, f32x4.add(v128.load(at), f32x4.mul(factor, d0)));
    v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(factor, d1)), 16);
    v128.store(at, f32x4.add(v128.load(at, 32), f32x4.mul(factor, d2)), 32);
    v128.store(at, f32x4.add(v128.load(at, 48), f32x4.mul(factor, d3)), 48);
    v128.store(at, f32x4.add(v128.load(at, 64), f32x4.mul(factor, d4)), 64);
    v128.store(at, f32x4.add(v128.load(at, 80), f32x4.mul(factor, d5)), 80);
    v128.store(at, f32x4.add(v128.load(at, 96), f32x4.mul(factor, d6)), 96);
    v128.store(at, f32x4.add(v128.load(at, 112), f32x4.mul(factor, d7)), 112);
    factor = v128.load32_splat(values + p, 4);
    at = g + (load<usize>(places + p, 4) << 7);
    v128.store(at, f32x4.add(v128.load(at), f32x4.mul(factor, d0)));
    v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(factor, d1)), 16);
    v128.store(at, f32x4.add(v128.load(at, 32), f32x4.mul(factor, d2)), 32);
    v128.store(at, f32x4.add(v128.load(at, 48), f32x4.mul(factor, d3)), 48);
    v128.store(at, f32x4.add(v128.load(at, 64), f32x4.mul(factor, d4)), 64);
    v128.store(at, f32x4.add(v128.load(at, 80), f32x4.mul(factor, d5)), 80);
    v128.store(at, f32x4.add(v128.load(at, 96), f32x4.mul(factor, d6)), 96);
    v128.store(at, f32x4.add(v128.load(at, 112), f32x4.mul(factor, d7)), 112);
  }
  if (p < end) {
    factor = v128.load32_splat(values + p);
    at = g + (load<usize>(places + p) << 7);
    v128.store(at, f32x4.add(v128.load(at), f32x4.mul(factor, d0)));
    v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(factor, d1)), 16);
    v128.store(at, f32x4.add(v128.load(at, 32), f32x4.mul(factor, d2)), 32);
    v128.store(at, f32x4.add(v128.load(at, 48), f32x4.mul(factor, d3)), 48);
    v128.store(at, f32x4.add(v128.load(at, 64), f32x4.mul(factor, d4)), 64);
    v128.store(at, f32x4.add(v128.load(at, 80), f32x4.mul(factor, d5)), 80);
    v128.store(at, f32x4.add(v128.load(at, 96), f32x4.mul(factor, d6)), 96);
    v128.store(at, f32x4.add(v128.load(at, 112), f32x4.mul(factor, d7)), 112);
  }
}

function addTo4(table: usize, index: usize, parts: i32, d: usize, g: usize, width: usize): void {
  const values = load<usize>(table, Table.Features);
  const places = load<usize>(table, Table.Columns);
  const end = load<usize>(place(table, index, parts, parts)) << 2;
  const row = v128.load(d);
  for (let p = load<usize>(place(table, index, parts, 0)) << 2; p < end; p += 4) {
    const at = g + load<usize>(places + p) * width;
    v128.store(at, f32x4.add(v128.load(at), f32x4.mul(v128.load32_splat(values + p), row)));
  }
}
