import { multiply } from "./multiply";

/**
 * The gradient of a convolution's input: for each example, patches = D·T (T: the transposed kernel), and every patch is added
 * to the pixels it lay over. `positions` is the size of the kernel in pixels, `channels` the input's, padded.
 */
export function convolveBack(
  d: usize,
  pixelRows: usize,
  innerOffsets: usize,
  t: usize,
  patches: usize,
  patchStep: usize,
  inputGradient: usize,
  inputExample: usize,
  pixelOffsets: usize,
  positionOffsets: usize,
  positions: i32,
  channels: i32,
  pixels: i32,
  units: i32,
  zeros: usize,
  rows: i32,
): void {
  const pixel = usize(channels) << 2;
  const paddedUnits = (units + 3) & ~3;
  memory.fill(inputGradient, 0, usize(rows) * inputExample);
  for (let example = 0; example < rows; example++) {
    multiply(
      d,
      pixelRows,
      innerOffsets,
      t,
      patchStep,
      zeros,
      0,
      patches,
      patchStep,
      pixels,
      units,
      i32(patchStep >> 2),
    );
    let patch = patches;
    for (let i = 0; i < pixels; i++) {
      const corner = inputGradient + load<usize>(pixelOffsets + (usize(i) << 2));
      let from = patch;
      for (let position = 0; position < positions; position++) {
        const to = corner + load<usize>(positionOffsets + (usize(position) << 2));
        for (let by: usize = 0; by < pixel; by += 16) {
          v128.store(to + by, f32x4.add(v128.load(to + by), v128.load(from)));
          from += 16;
        }
      }
      patch += patchStep;
    }
    d += usize(pixels * paddedUnits) << 2;
    inputGradient += inputExample;
  }
}
