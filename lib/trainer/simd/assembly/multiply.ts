/**
 * How many products are summed before moving to the next rows: keeps the rows of B in the nearest cache. The sums are continued
 * where they were left, so the result does not depend on it.
 */
const DEPTH = 256;

/**
 * C = start + A·B, where A(i, p) lies at a + rowOffsets[i] + innerOffsets[p]: a matrix, its transpose, chosen examples, or the
 * patches under a convolution, without a copy. Row i of C starts from `start + i · startStep` (a step of 0: biases).
 * Every sum runs over p in order, four columns side by side, so the order is the same on every machine.
 */
export function multiply(
  a: usize,
  rowOffsets: usize,
  innerOffsets: usize,
  b: usize,
  bStep: usize,
  start: usize,
  startStep: usize,
  c: usize,
  cStep: usize,
  rows: i32,
  inner: i32,
  columns: i32,
): void {
  for (let done = 0; done < inner; done += DEPTH) {
    const depth = min(DEPTH, inner - done);
    let column = 0;
    for (; column + 8 <= columns; column += 8) {
      const by = usize(column) << 2;
      let row = 0;
      for (; row + 4 <= rows; row += 4) {
        block4x8(
          a,
          rowOffsets + (usize(row) << 2),
          innerOffsets,
          b + by,
          bStep,
          start + by + usize(row) * startStep,
          startStep,
          c + by + usize(row) * cStep,
          cStep,
          depth,
        );
      }
      for (; row < rows; row++) {
        block1x8(
          a + load<usize>(rowOffsets + (usize(row) << 2)),
          innerOffsets,
          b + by,
          bStep,
          start + by + usize(row) * startStep,
          c + by + usize(row) * cStep,
          depth,
        );
      }
    }
    if (column < columns) {
      const by = usize(column) << 2;
      let row = 0;
      for (; row + 4 <= rows; row += 4) {
        block4x4(
          a,
          rowOffsets + (usize(row) << 2),
          innerOffsets,
          b + by,
          bStep,
          start + by + usize(row) * startStep,
          startStep,
          c + by + usize(row) * cStep,
          cStep,
          depth,
        );
      }
      for (; row < rows; row++) {
        block1x4(
          a + load<usize>(rowOffsets + (usize(row) << 2)),
          innerOffsets,
          b + by,
          bStep,
          start + by + usize(row) * startStep,
          c + by + usize(row) * cStep,
          depth,
        );
      }
    }
    innerOffsets += usize(depth) << 2;
    b += usize(depth) * bStep;
    start = c;
    startStep = cStep;
  }
}

function block4x8(
  a: usize,
  rowOffsets: usize,
  innerOffsets: usize,
  b: usize,
  bStep: usize,
  start: usize,
  startStep: usize,
  c: usize,
  cStep: usize,
  depth: i32,
): void {
  const a0 = a + load<usize>(rowOffsets);
  const a1 = a + load<usize>(rowOffsets, 4);
  const a2 = a + load<usize>(rowOffsets, 8);
  const a3 = a + load<usize>(rowOffsets, 12);
  let c00 = v128.load(start);
  let c01 = v128.load(start, 16);
  start += startStep;
  let c10 = v128.load(start);
  let c11 = v128.load(start, 16);
  start += startStep;
  let c20 = v128.load(start);
  let c21 = v128.load(start, 16);
  start += startStep;
  let c30 = v128.load(start);
  let c31 = v128.load(start, 16);
  const end = innerOffsets + (usize(depth) << 2);
  for (; innerOffsets < end; innerOffsets += 4) {
    const offset = load<usize>(innerOffsets);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    b += bStep;
    let factor = v128.load32_splat(a0 + offset);
    c00 = f32x4.add(c00, f32x4.mul(factor, b0));
    c01 = f32x4.add(c01, f32x4.mul(factor, b1));
    factor = v128.load32_splat(a1 + offset);
    c10 = f32x4.add(c10, f32x4.mul(factor, b0));
    c11 = f32x4.add(c11, f32x4.mul(factor, b1));
    factor = v128.load32_splat(a2 + offset);
    c20 = f32x4.add(c20, f32x4.mul(factor, b0));
    c21 = f32x4.add(c21, f32x4.mul(factor, b1));
    factor = v128.load32_splat(a3 + offset);
    c30 = f32x4.add(c30, f32x4.mul(factor, b0));
    c31 = f32x4.add(c31, f32x4.mul(factor, b1));
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cStep;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cStep;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cStep;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

function block1x8(
  a: usize,
  innerOffsets: usize,
  b: usize,
  bStep: usize,
  start: usize,
  c: usize,
  depth: i32,
): void {
  let c0 = v128.load(start);
  let c1 = v128.load(start, 16);
  const end = innerOffsets + (usize(depth) << 2);
  for (; innerOffsets < end; innerOffsets += 4) {
    const factor = v128.load32_splat(a + load<usize>(innerOffsets));
    c0 = f32x4.add(c0, f32x4.mul(factor, v128.load(b)));
    c1 = f32x4.add(c1, f32x4.mul(factor, v128.load(b, 16)));
    b += bStep;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
}

function block4x4(
  a: usize,
  rowOffsets: usize,
  innerOffsets: usize,
  b: usize,
  bStep: usize,
  start: usize,
  startStep: usize,
  c: usize,
  cStep: usize,
  depth: i32,
): void {
  const a0 = a + load<usize>(rowOffsets);
  const a1 = a + load<usize>(rowOffsets, 4);
  const a2 = a + load<usize>(rowOffsets, 8);
  const a3 = a + load<usize>(rowOffsets, 12);
  let c0 = v128.load(start);
  let c1 = v128.load(start + startStep);
  let c2 = v128.load(start + 2 * startStep);
  let c3 = v128.load(start + 3 * startStep);
  const end = innerOffsets + (usize(depth) << 2);
  for (; innerOffsets < end; innerOffsets += 4) {
    const offset = load<usize>(innerOffsets);
    const row = v128.load(b);
    b += bStep;
    c0 = f32x4.add(c0, f32x4.mul(v128.load32_splat(a0 + offset), row));
    c1 = f32x4.add(c1, f32x4.mul(v128.load32_splat(a1 + offset), row));
    c2 = f32x4.add(c2, f32x4.mul(v128.load32_splat(a2 + offset), row));
    c3 = f32x4.add(c3, f32x4.mul(v128.load32_splat(a3 + offset), row));
  }
  v128.store(c, c0);
  v128.store(c + cStep, c1);
  v128.store(c + 2 * cStep, c2);
  v128.store(c + 3 * cStep, c3);
}

function block1x4(
  a: usize,
  innerOffsets: usize,
  b: usize,
  bStep: usize,
  start: usize,
  c: usize,
  depth: i32,
): void {
  let sum = v128.load(start);
  const end = innerOffsets + (usize(depth) << 2);
  for (; innerOffsets < end; innerOffsets += 4) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(a + load<usize>(innerOffsets)), v128.load(b)));
    b += bStep;
  }
  v128.store(c, sum);
}

/** The sum of every column of D (rows × columns), row after row, into `sums`. */
export function columnSums(d: usize, sums: usize, rows: i32, columns: i32): void {
  const step = usize(columns) << 2;
  for (let by: usize = 0; by < step; by += 16) {
    let sum = f32x4.splat(0);
    let at = d + by;
    for (let row = 0; row < rows; row++) {
      sum = f32x4.add(sum, v128.load(at));
      at += step;
    }
    v128.store(sums + by, sum);
  }
}

/** T = Wᵀ: column p of T lies (p ÷ group) · groupStep + p mod group numbers from its row's start. */
export function transpose(
  w: usize,
  rows: i32,
  columns: i32,
  wStep: usize,
  t: usize,
  tStep: usize,
  group: i32,
  groupStep: i32,
): void {
  for (let first = 0, place = 0; first < rows; first += group, place += groupStep) {
    for (let p = 0; p < group; p++) {
      let to = t + (usize(place + p) << 2);
      for (let column = 0; column < columns; column++) {
        store<f32>(to, load<f32>(w + (usize(column) << 2)));
        to += tStep;
      }
      w += wStep;
    }
  }
}
