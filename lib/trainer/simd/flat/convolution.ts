import type { Memory } from "./memory";
import { addMultiple, multiply } from "./multiply";

/** Operands of `ConvolveBack`, places and steps in numbers. */
export type ConvolutionGradient = {
  readonly d: number;
  readonly pixelRows: number;
  readonly innerOffsets: number;
  readonly kernel: number;
  readonly patches: number;
  readonly patchStep: number;
  readonly inputGradient: number;
  readonly inputExample: number;
  readonly pixelOffsets: number;
  readonly positionOffsets: number;
  readonly positions: number;
  readonly channels: number;
  readonly pixels: number;
  readonly units: number;
  readonly zeros: number;
};

/** The gradient of a convolution's input: patches = D·T for each example, each patch added to the pixels that it covers. */
export function convolveBack(memory: Memory, operands: ConvolutionGradient, rows: number): void {
  const { floats, ints } = memory;
  const { patches, patchStep, pixels, units, channels } = operands;
  const paddedUnits = (units + 3) & ~3;
  floats.fill(0, operands.inputGradient, operands.inputGradient + rows * operands.inputExample);
  for (let example = 0; example < rows; example++) {
    const d = operands.d + example * pixels * paddedUnits;
    const input = operands.inputGradient + example * operands.inputExample;
    multiply(
      memory,
      d,
      operands.pixelRows,
      operands.innerOffsets,
      operands.kernel,
      patchStep,
      operands.zeros,
      patches,
      patchStep,
      pixels,
      units,
      patchStep,
    );
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let position = 0; position < operands.positions; position++) {
        const to =
          input + ((ints[operands.pixelOffsets + pixel]! + ints[operands.positionOffsets + position]!) >> 2);
        addMultiple(floats, 1, patches + pixel * patchStep + position * channels, to, channels);
      }
    }
  }
}
