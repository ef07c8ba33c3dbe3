import { Table } from "../opcode";
import type { Memory } from "./memory";

/** offsets[i] = place of the i-th chosen example, in bytes. */
export function locate(
  { ints }: Memory,
  table: number,
  indices: number,
  offsets: number,
  step: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row++) {
    ints[offsets + row] = ints[table + Table.Features / 4]! + 4 * step * ints[indices + row]!;
  }
}

/** Copies the chosen examples one after another. */
export function gather(
  { floats, ints }: Memory,
  table: number,
  indices: number,
  destination: number,
  step: number,
  rows: number,
): void {
  const features = ints[table + Table.Features / 4]! >> 2;
  for (let row = 0; row < rows; row++) {
    const from = features + ints[indices + row]! * step;
    floats.copyWithin(destination + row * step, from, from + step);
  }
}

/** Copies `blocks` blocks of `count` numbers of every example. */
export function copyBlocks(
  floats: Float32Array,
  source: number,
  sourceExample: number,
  sourceStep: number,
  destination: number,
  destinationExample: number,
  destinationStep: number,
  blocks: number,
  count: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let block = 0; block < blocks; block++) {
      const from = source + row * sourceExample + block * sourceStep;
      floats.copyWithin(destination + row * destinationExample + block * destinationStep, from, from + count);
    }
  }
}
