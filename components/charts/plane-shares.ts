import { guessOf } from "@/lib/learning/examples/guess";

/** How much of the plane a network gives to each class (0–1). `logits`: cells × classes. */
export function planeShares(logits: Float32Array, classes: number): number[] {
  const cells = logits.length / classes;
  const counts = new Array<number>(classes).fill(0);
  for (let cell = 0; cell < cells; cell++) counts[guessOf(logits, cell, classes).label]++;
  return counts.map((count) => count / cells);
}
