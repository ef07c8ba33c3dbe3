/**
 * The largest number in each window, and its place in the window (the first of equals). `channels` is padded, so four are
 * processed side by side. `sourceRow` is the step from one row of pixels to the next.
 */
export function pool(
  source: usize,
  winners: usize,
  destination: usize,
  sourceExample: usize,
  sourceRow: usize,
  channels: i32,
  size: i32,
  stride: i32,
  outRows: i32,
  outColumns: i32,
  rows: i32,
): void {
  const pixel = usize(channels) << 2;
  for (let example = 0; example < rows; example++) {
    for (let y = 0; y < outRows; y++) {
      for (let x = 0; x < outColumns; x++) {
        const corner = source + usize(y * stride) * sourceRow + usize(x * stride) * pixel;
        for (let by: usize = 0; by < pixel; by += 16) {
          let best = v128.load(corner + by);
          let winner = i32x4.splat(0);
          let place = 0;
          for (let dy = 0; dy < size; dy++) {
            let at = corner + by + usize(dy) * sourceRow;
            for (let dx = 0; dx < size; dx++) {
              const value = v128.load(at);
              const larger = f32x4.gt(value, best);
              best = v128.bitselect(value, best, larger);
              winner = v128.bitselect(i32x4.splat(place), winner, larger);
              at += pixel;
              place++;
            }
          }
          v128.store(destination, best);
          v128.store(winners, winner);
          destination += 16;
          winners += 16;
        }
      }
    }
    source += sourceExample;
  }
}

/** Adds each gradient to the number that won. Windows may overlap, so gradients add up. */
export function poolBack(
  gradient: usize,
  winners: usize,
  inputGradient: usize,
  sourceExample: usize,
  sourceRow: usize,
  channels: i32,
  size: i32,
  stride: i32,
  outRows: i32,
  outColumns: i32,
  rows: i32,
): void {
  const pixel = usize(channels) << 2;
  memory.fill(inputGradient, 0, usize(rows) * sourceExample);
  for (let example = 0; example < rows; example++) {
    for (let y = 0; y < outRows; y++) {
      for (let x = 0; x < outColumns; x++) {
        const corner = inputGradient + usize(y * stride) * sourceRow + usize(x * stride) * pixel;
        for (let by: usize = 0; by < pixel; by += 16) {
          const given = v128.load(gradient);
          const winner = v128.load(winners);
          let place = 0;
          for (let dy = 0; dy < size; dy++) {
            let at = corner + by + usize(dy) * sourceRow;
            for (let dx = 0; dx < size; dx++) {
              const own = v128.and(given, i32x4.eq(winner, i32x4.splat(place)));
              v128.store(at, f32x4.add(v128.load(at), own));
              at += pixel;
              place++;
            }
          }
          gradient += 16;
          winners += 16;
        }
      }
    }
    inputGradient += sourceExample;
  }
}
