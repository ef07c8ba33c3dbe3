import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import type { Random } from "@/lib/learning/numbers/random";
import { balancedLabels, exampleStream } from "../example-stream";

/** What a split of drawings is made of. `drawing`: one of the class with this index, as `pixels` numbers. */
type Drawn = {
  readonly classes: number;
  readonly pixels: number;
  readonly drawing: (label: number, random: Random) => Float32Array;
};

/** `count` drawings with their labels, of all classes the same number. */
export function drawnSplit(count: number, seed: ExampleSeed, { classes, pixels, drawing }: Drawn): Split {
  const random = exampleStream(seed);
  const labels = balancedLabels(count, classes, random);
  const features = new Float32Array(count * pixels);
  for (let example = 0; example < count; example++)
    features.set(drawing(labels[example]!, random), example * pixels);
  return { count, features, labels };
}
