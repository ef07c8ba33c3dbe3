import { Table } from "../opcode";

/** offsets[i] = place of the i-th chosen example. */
export function locate(table: usize, indices: usize, offsets: usize, step: usize, rows: i32): void {
  const features = load<usize>(table, Table.Features);
  for (let by: usize = 0; by < usize(rows) << 2; by += 4) {
    store<usize>(offsets + by, features + load<usize>(indices + by) * step);
  }
}

/** Copies the chosen examples one after another. */
export function gather(table: usize, indices: usize, destination: usize, step: usize, rows: i32): void {
  const features = load<usize>(table, Table.Features);
  for (let row = 0; row < rows; row++) {
    copyNumbers(destination, features + load<usize>(indices + (usize(row) << 2)) * step, step);
    destination += step;
  }
}

/** Copies `blocks` blocks of `bytes` bytes of every example: to crop and pad pictures, and to pack and spread channels. */
export function copyBlocks(
  source: usize,
  sourceExample: usize,
  sourceStep: usize,
  destination: usize,
  destinationExample: usize,
  destinationStep: usize,
  blocks: i32,
  bytes: usize,
  rows: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let from = source;
    let to = destination;
    for (let block = 0; block < blocks; block++) {
      copyNumbers(to, from, bytes);
      from += sourceStep;
      to += destinationStep;
    }
    source += sourceExample;
    destination += destinationExample;
  }
}

function copyNumbers(to: usize, from: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(from + at));
  for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(from + at));
}
