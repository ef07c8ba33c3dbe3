import type { Numbers } from "./split";

/** The likeliest class of row `row` of count × `classes` logits, and its probability according to the network (softmax). */
export function guessOf(
  logits: Float32Array,
  row: number,
  classes: number,
): { label: number; confidence: number } {
  const start = row * classes;
  let label = 0;
  for (let k = 1; k < classes; k++) if (logits[start + k]! > logits[start + label]!) label = k;
  let sum = 0;
  // Of its own class it is e⁰; surfaces ask thousands of times, and powers take the most of it.
  for (let k = 0; k < classes; k++)
    sum += k === label ? 1 : Math.exp(logits[start + k]! - logits[start + label]!);
  return { label, confidence: 1 / sum };
}

/** How often each class was taken for each: `counts[truth][guess]`. `logits`: at least labels.length × classes. */
export function confusion(logits: Float32Array, labels: Numbers, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.forEach((truth, row) => {
    counts[truth]![guessOf(logits, row, classes).label]!++;
  });
  return counts;
}
