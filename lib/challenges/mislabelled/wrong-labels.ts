import type { Challenge, ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { seededOrder } from "../example-stream";

/** A challenge of two classes in whose training split this share of each has the other one's label. The labels of the other splits are correct. */
export function mislabelled(correct: Challenge, share: number): Challenge {
  const wrongIn = (training: Split, seed: ExampleSeed) => {
    const order = seededOrder(training.count, seed, "wrong labels");
    return [0, 1].flatMap((label) => {
      const ofClass = order.filter((example) => training.labels[example] === label);
      return [...ofClass.subarray(0, share * ofClass.length)];
    });
  };
  return {
    ...correct,
    wrongLabels: true,
    makeSplit(name, seed) {
      const split = correct.makeSplit(name, seed);
      if (name !== "train") return split;
      const labels = Float32Array.from(split.labels);
      for (const example of wrongIn(split, seed)) labels[example] = 1 - labels[example]!;
      return { ...split, labels };
    },
    /** A draw of its own from the seed. */
    wrongExamples: (seed) => wrongIn(correct.makeSplit("train", seed), seed),
  };
}
