import { Table } from "../opcode";

// Columns are the outer loop, sixteen at a time, in a panel of their own (inner × 64 bytes): side by side they stay in the nearest
// cache for all examples, where rows that lie a power of two apart would push each other out.

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
  panel: usize,
): void {
  const values = load<usize>(table, Table.Features);
  const starts = load<usize>(table, Table.Starts);
  const places = load<usize>(table, Table.Columns);
  const step = usize(columns) << 2;
  let by: usize = 0;
  for (; by + 64 <= step; by += 64) {
    copyLines(panel, 64, b + by, step, inner);
    for (let row = 0; row < rows; row++) {
      const example = starts + (load<usize>(indices + (usize(row) << 2)) << 2);
      const end = load<usize>(example, 4) << 2;
      let c0 = v128.load(start + by);
      let c1 = v128.load(start + by, 16);
      let c2 = v128.load(start + by, 32);
      let c3 = v128.load(start + by, 48);
      for (let p = load<usize>(example) << 2; p < end; p += 4) {
        const factor = v128.load32_splat(values + p);
        const at = panel + (load<usize>(places + p) << 6);
        c0 = f32x4.add(c0, f32x4.mul(factor, v128.load(at)));
        c1 = f32x4.add(c1, f32x4.mul(factor, v128.load(at, 16)));
        c2 = f32x4.add(c2, f32x4.mul(factor, v128.load(at, 32)));
        c3 = f32x4.add(c3, f32x4.mul(factor, v128.load(at, 48)));
      }
      const to = c + by + usize(row) * step;
      v128.store(to, c0);
      v128.store(to, c1, 16);
      v128.store(to, c2, 32);
      v128.store(to, c3, 48);
    }
  }
  for (; by < step; by += 16) {
    for (let row = 0; row < rows; row++) {
      const example = starts + (load<usize>(indices + (usize(row) << 2)) << 2);
      const end = load<usize>(example, 4) << 2;
      let sum = v128.load(start + by);
      for (let p = load<usize>(example) << 2; p < end; p += 4) {
        const at = b + by + load<usize>(places + p) * step;
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(values + p), v128.load(at)));
      }
      v128.store(c + by + usize(row) * step, sum);
    }
  }
}

/** G = Aᵀ·D for the same A: row after row of A adds its multiples of a row of D to the rows of G that it has a number for. */
export function weightGradientSparse(
  table: usize,
  indices: usize,
  d: usize,
  g: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  panel: usize,
): void {
  const values = load<usize>(table, Table.Features);
  const starts = load<usize>(table, Table.Starts);
  const places = load<usize>(table, Table.Columns);
  const step = usize(columns) << 2;
  let by: usize = 0;
  for (; by + 64 <= step; by += 64) {
    memory.fill(panel, 0, usize(inner) << 6);
    for (let row = 0; row < rows; row++) {
      const example = starts + (load<usize>(indices + (usize(row) << 2)) << 2);
      const end = load<usize>(example, 4) << 2;
      const from = d + by + usize(row) * step;
      const d0 = v128.load(from);
      const d1 = v128.load(from, 16);
      const d2 = v128.load(from, 32);
      const d3 = v128.load(from, 48);
      for (let p = load<usize>(example) << 2; p < end; p += 4) {
        const factor = v128.load32_splat(values + p);
        const at = panel + (load<usize>(places + p) << 6);
        v128.store(at, f32x4.add(v128.load(at), f32x4.mul(factor, d0)));
        v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(factor, d1)), 16);
        v128.store(at, f32x4.add(v128.load(at, 32), f32x4.mul(factor, d2)), 32);
        v128.store(at, f32x4.add(v128.load(at, 48), f32x4.mul(factor, d3)), 48);
      }
    }
    copyLines(g + by, step, panel, 64, inner);
  }
  for (; by < step; by += 16) {
    for (let row = 0; row < inner; row++) v128.store(g + by + usize(row) * step, f32x4.splat(0));
    for (let row = 0; row < rows; row++) {
      const example = starts + (load<usize>(indices + (usize(row) << 2)) << 2);
      const end = load<usize>(example, 4) << 2;
      const d0 = v128.load(d + by + usize(row) * step);
      for (let p = load<usize>(example) << 2; p < end; p += 4) {
        const at = g + by + load<usize>(places + p) * step;
        v128.store(at, f32x4.add(v128.load(at), f32x4.mul(v128.load32_splat(values + p), d0)));
      }
    }
  }
}

/** Copies 64 bytes from each of `count` rows to each of as many others. */
function copyLines(to: usize, toStep: usize, from: usize, fromStep: usize, count: i32): void {
  for (let row = 0; row < count; row++) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
    to += toStep;
    from += fromStep;
  }
}
