/** No run is measured at more steps than this. */
const MOST_POINTS = 400;
/** Points on the smooth grid, if there are as many steps; the ends of epochs come on top. */
const SMOOTH_POINTS = 200;
/** Above 1 the grid is denser at the start, where a loss falls fastest: the first tenth of the steps has a fifth of the points. */
const BEND = 1.5;

/**
 * The steps after which a run of `totalSteps` is measured: about 200 (each one, if there are no more), rising, denser at the start. Step 0 (the fresh weights)
 * and the last are always among them, and the end of every epoch, or of every second, third … where epochs are too many.
 * They depend on these two numbers alone, so the same run has the same curve at any pace and on any device.
 */
export function pointGrid(totalSteps: number, stepsPerEpoch: number): number[] {
  if (totalSteps <= SMOOTH_POINTS) return Array.from({ length: totalSteps + 1 }, (_, step) => step);
  const epochEnds = everyEpochEnd(totalSteps, stepsPerEpoch);
  const steps = new Set([0, ...epochEnds, totalSteps]);
  const epochSpacing = epochEnds[0] ?? totalSteps;
  for (let point = 1; point < SMOOTH_POINTS; point++) {
    const step = Math.round(smoothGrid(point, totalSteps));
    const spacing = smoothGrid(point + 1, totalSteps) - smoothGrid(point, totalSteps);
    // An epoch's end within half a spacing stands in for this point.
    const toEpochEnd = Math.abs(step - epochSpacing * Math.round(step / epochSpacing));
    if (toEpochEnd === 0 || toEpochEnd > spacing / 2) steps.add(step);
  }
  return [...steps].sort((one, other) => one - other);
}

function smoothGrid(point: number, totalSteps: number): number {
  return totalSteps * (point / SMOOTH_POINTS) ** BEND;
}

/** Ends of epochs, or of every n-th epoch, so many that the whole grid keeps under its limit. */
function everyEpochEnd(totalSteps: number, stepsPerEpoch: number): number[] {
  const room = MOST_POINTS - SMOOTH_POINTS - 1;
  const stride = stepsPerEpoch * Math.max(1, Math.ceil(totalSteps / stepsPerEpoch / room));
  const count = Math.floor(totalSteps / stride);
  return Array.from({ length: count }, (_, index) => (index + 1) * stride);
}
