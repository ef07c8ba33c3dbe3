import type { Memory } from "./memory";

/** Where the windows of a max-pool lie. Steps in numbers; `channels` is padded. */
export type Windows = {
  readonly example: number;
  readonly row: number;
  readonly channels: number;
  readonly size: number;
  readonly stride: number;
  readonly outRows: number;
  readonly outColumns: number;
};

/** Calls `each` with the first number of every window and the number of its result, for `rows` examples. */
function eachWindow(windows: Windows, rows: number, each: (corner: number, result: number) => void): void {
  let result = 0;
  for (let example = 0; example < rows; example++) {
    for (let y = 0; y < windows.outRows; y++) {
      for (let x = 0; x < windows.outColumns; x++) {
        const corner =
          example * windows.example +
          y * windows.stride * windows.row +
          x * windows.stride * windows.channels;
        for (let channel = 0; channel < windows.channels; channel++) each(corner + channel, result++);
      }
    }
  }
}

/** The largest number in each window, and its place in the window (the first of equals). */
export function pool(
  { floats, ints }: Memory,
  source: number,
  winners: number,
  destination: number,
  windows: Windows,
  rows: number,
): void {
  const { size, row, channels } = windows;
  eachWindow(windows, rows, (corner, result) => {
    let best = floats[source + corner]!;
    let winner = 0;
    for (let place = 1; place < size * size; place++) {
      const value = floats[source + corner + Math.floor(place / size) * row + (place % size) * channels]!;
      if (value > best) {
        best = value;
        winner = place;
      }
    }
    floats[destination + result] = best;
    ints[winners + result] = winner;
  });
}

/** Adds each gradient to the number that won. Windows may overlap, so gradients add up. */
export function poolBack(
  { floats, ints }: Memory,
  gradient: number,
  winners: number,
  inputGradient: number,
  windows: Windows,
  rows: number,
): void {
  const { size, row, channels } = windows;
  floats.fill(0, inputGradient, inputGradient + rows * windows.example);
  eachWindow(windows, rows, (corner, result) => {
    const winner = ints[winners + result]!;
    floats[inputGradient + corner + Math.floor(winner / size) * row + (winner % size) * channels]! +=
      floats[gradient + result]!;
  });
}
