/** Points on the smooth grid, if there are as many steps and nothing speaks against it; the ends of epochs come on top, and are no more. */
export const SMOOTH_POINTS = 200;
/** Above 1 the grid is denser at the start, where a loss falls fastest: the first tenth of the steps has a fifth of the points. */
const BEND = 1.5;

/**
 * The steps after which a run of `totalSteps` is measured: about 200 (each one, if there are no more), rising, denser at the start. Step 0 (the fresh weights)
 * and the last are always among them, and the end of every epoch, or of every second, third … where epochs are too many.
 * They depend on these numbers alone, so the same run has the same curve at any pace and on any device.
 * `points`: those on the smooth grid, where 200 would cost too much.
 */
export function pointGrid(totalSteps: number, stepsPerEpoch: number, points = SMOOTH_POINTS): number[] {
  if (totalSteps <= points) return Array.from({ length: totalSteps + 1 }, (_, step) => step);
  const epochEnds = everyEpochEnd(totalSteps, stepsPerEpoch, points);
  const steps = new Set([0, ...epochEnds, totalSteps]);
  const epochSpacing = epochEnds[0] ?? totalSteps;
  for (let point = 1; point < points; point++) {
    const step = Math.round(smoothGrid(point / points, totalSteps));
    const spacing = smoothGrid((point + 1) / points, totalSteps) - smoothGrid(point / points, totalSteps);
    // An epoch's end within half a spacing stands in for this point.
    const toEpochEnd = Math.abs(step - epochSpacing * Math.round(step / epochSpacing));
    if (toEpochEnd === 0 || toEpochEnd > spacing / 2) steps.add(step);
  }
  return [...steps].sort((one, other) => one - other);
}

/** `part`: of all points, 0 to 1. */
function smoothGrid(part: number, totalSteps: number): number {
  return totalSteps * part ** BEND;
}

/** Ends of epochs, or of every n-th epoch, no more than there are points on the smooth grid. */
function everyEpochEnd(totalSteps: number, stepsPerEpoch: number, points: number): number[] {
  const room = points - 1;
  const stride = stepsPerEpoch * Math.max(1, Math.ceil(totalSteps / stepsPerEpoch / room));
  const count = Math.floor(totalSteps / stride);
  return Array.from({ length: count }, (_, index) => (index + 1) * stride);
}
