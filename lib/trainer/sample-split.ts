import type { Split } from "@/lib/learning/examples/split";
import { createRandom, type Seed, shuffle } from "@/lib/learning/numbers/random";

/** `wanted` examples of a split, without repetition, drawn from the seed; the split itself where it has no more. */
export function sampleSplit(split: Split, wanted: number, seed: Seed): Split {
  if (wanted >= split.count) return split;
  const all = Int32Array.from({ length: split.count }, (_, index) => index);
  const chosen = shuffle(all, createRandom(seed)).subarray(0, wanted);
  const width = split.features.length / split.count;
  const features = new Float32Array(wanted * width);
  for (const [row, example] of chosen.entries())
    features.set(split.features.subarray(example * width, (example + 1) * width), row * width);
  return { count: wanted, features, labels: Float32Array.from(chosen, (example) => split.labels[example]) };
}
