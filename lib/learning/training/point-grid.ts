/** Points on the smooth grid, unless there are fewer steps or measuring is too costly; the ends of epochs come on top, at most as many again. */
export const SMOOTH_POINTS = 200;
/** The exponent of the grid. Above 1 it is denser at the start, where a loss falls fastest: the first tenth of the steps has a fifth of the points. */
const BEND = 1.5;

/**
 * The steps after which a run of `totalSteps` is measured, in rising order: about 200 (every step, if there are no more), denser at the
 * start. They always include step 0 (the initial weights), the last step, and the end of every epoch (or every second, third … if there are
 * too many). They depend on these numbers alone, so the same run has the same curve at any pace and on any device. `points`: on the smooth
 * grid; fewer where 200 would cost too much.
 */
export function pointGrid(totalSteps: number, stepsPerEpoch: number, points = SMOOTH_POINTS): number[] {
  if (totalSteps <= points) return Array.from({ length: totalSteps + 1 }, (_, step) => step);
  const epochEnds = everyEpochEnd(totalSteps, stepsPerEpoch, points);
  const steps = new Set([0, ...epochEnds, totalSteps]);
  const epochSpacing = epochEnds[0] ?? totalSteps;
  for (let point = 1; point < points; point++) {
    const step = Math.round(smoothGrid(point / points, totalSteps));
    const spacing = smoothGrid((point + 1) / points, totalSteps) - smoothGrid(point / points, totalSteps);
    // The end of an epoch within half a spacing replaces this point.
    const toEpochEnd = Math.abs(step - epochSpacing * Math.round(step / epochSpacing));
    if (toEpochEnd === 0 || toEpochEnd > spacing / 2) steps.add(step);
  }
  return [...steps].sort((one, other) => one - other);
}

/** The step at a fraction `part` (0–1) of the points. */
function smoothGrid(part: number, totalSteps: number): number {
  return totalSteps * part ** BEND;
}

/** The ends of all epochs, or of every n-th, so that there are no more than points on the smooth grid. */
function everyEpochEnd(totalSteps: number, stepsPerEpoch: number, points: number): number[] {
  const room = points - 1;
  const stride = stepsPerEpoch * Math.max(1, Math.ceil(totalSteps / stepsPerEpoch / room));
  const count = Math.floor(totalSteps / stride);
  return Array.from({ length: count }, (_, index) => (index + 1) * stride);
}
