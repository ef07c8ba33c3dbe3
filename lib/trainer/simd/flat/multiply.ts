import type { Memory } from "./memory";

const round = Math.fround;

/** C = start + A·B, where A(i, p) lies at a + rowOffsets[i] + innerOffsets[p] (bytes); see `assembly/multiply.ts`. */
export function multiply(
  { floats, ints }: Memory,
  a: number,
  rowOffsets: number,
  innerOffsets: number,
  b: number,
  bStep: number,
  start: number,
  c: number,
  cStep: number,
  rows: number,
  inner: number,
  columns: number,
): void {
  for (let row = 0; row < rows; row++) {
    const from = a + (ints[rowOffsets + row]! >> 2);
    const to = c + row * cStep;
    for (let column = 0; column < columns; column += 4) {
      // Four sums at a time, so that they stay in registers.
      let c0 = floats[start + column]!;
      let c1 = floats[start + column + 1]!;
      let c2 = floats[start + column + 2]!;
      let c3 = floats[start + column + 3]!;
      for (let p = 0, at = b + column; p < inner; p++, at += bStep) {
        const factor = floats[from + (ints[innerOffsets + p]! >> 2)]!;
        c0 = round(c0 + round(factor * floats[at]!));
        c1 = round(c1 + round(factor * floats[at + 1]!));
        c2 = round(c2 + round(factor * floats[at + 2]!));
        c3 = round(c3 + round(factor * floats[at + 3]!));
      }
      floats[to + column] = c0;
      floats[to + column + 1] = c1;
      floats[to + column + 2] = c2;
      floats[to + column + 3] = c3;
    }
  }
}

/** to += factor · from, the product rounded before it is added. */
export function addMultiple(
  floats: Float32Array,
  factor: number,
  from: number,
  to: number,
  count: number,
): void {
  for (let column = 0; column < count; column++) {
    floats[to + column]! += round(factor * floats[from + column]!);
  }
}

/** The sum of every column of D (rows × columns), row after row, into `sums`. */
export function columnSums(
  floats: Float32Array,
  d: number,
  sums: number,
  rows: number,
  columns: number,
): void {
  floats.fill(0, sums, sums + columns);
  for (let row = 0; row < rows; row++) addMultiple(floats, 1, d + row * columns, sums, columns);
}

/** T = Wᵀ: column p of T lies (p ÷ group) · groupStep + p mod group numbers from its row's start. */
export function transpose(
  floats: Float32Array,
  w: number,
  rows: number,
  columns: number,
  wStep: number,
  t: number,
  tStep: number,
  group: number,
  groupStep: number,
): void {
  for (let p = 0; p < rows; p++) {
    const place = t + Math.floor(p / group) * groupStep + (p % group);
    for (let column = 0; column < columns; column++) {
      floats[place + column * tStep] = floats[w + p * wStep + column]!;
    }
  }
}
