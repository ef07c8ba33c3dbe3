import { type Random, shuffle } from "@/lib/learning/numbers/random";

/** `count` class indices 0 … classes − 1 in a random order, each class as often as any other or once more. */
export function balancedLabels(count: number, classes: number, random: Random): Float32Array {
  const labels = Float32Array.from({ length: count }, (_, index) => index % classes);
  return shuffle(labels, random);
}
