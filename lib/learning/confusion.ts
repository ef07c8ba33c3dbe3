import { guessOf } from "./examples/guess";

/** How often each class was taken for each: `confusion[truth][guess]`. `logits`: at least labels.length × classes. */
export function confusion(logits: Float32Array, labels: Float32Array, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.forEach((truth, row) => {
    counts[truth][guessOf(logits, row, classes).label]++;
  });
  return counts;
}
