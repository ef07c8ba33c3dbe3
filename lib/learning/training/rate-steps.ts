const PARTS = [1, 1.5, 2, 3, 5, 7];
const LOWEST_EXPONENT = -5;

/** The learning rates of the slider, from 1e-5 to 10: six in each decade, roughly evenly spaced on a logarithmic scale. */
export const RATE_STEPS: readonly number[] = [
  ...[0, 1, 2, 3, 4, 5].flatMap((decade) =>
    PARTS.map((part) => Number(`${part}e${LOWEST_EXPONENT + decade}`)),
  ),
  10,
];

/** The index of the step that is nearest to a learning rate, by ratio. */
export function nearestRateStep(learningRate: number): number {
  const distance = (step: number) => Math.abs(Math.log(RATE_STEPS[step]! / learningRate));
  let nearest = 0;
  for (let step = 1; step < RATE_STEPS.length; step++) if (distance(step) < distance(nearest)) nearest = step;
  return nearest;
}
