/** The step of an axis whose marks would be about `rough` apart: the next of 1, 2 and 5 times a power of ten. */
export function roundStep(rough: number): number {
  const decade = 10 ** Math.floor(Math.log10(rough));
  return decade * ([1, 2, 5, 10].find((part) => part * decade >= rough * 0.999) ?? 10);
}
