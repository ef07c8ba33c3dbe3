import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { seededOrder } from "../example-stream";

/** A split of two classes in which this share of each has the other one's label. Which examples have it is a draw of its own from the seed. */
export function withWrongLabels(split: Split, share: number, seed: ExampleSeed): Split {
  const order = seededOrder(split.count, seed, "wrong labels");
  const labels = Float32Array.from(split.labels);
  for (const label of [0, 1]) {
    const ofClass = order.filter((example) => split.labels[example] === label);
    for (const example of ofClass.subarray(0, share * ofClass.length)) labels[example] = 1 - label;
  }
  return { ...split, labels };
}
