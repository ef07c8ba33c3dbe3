import type { Challenge } from "@/lib/learning/examples/challenge";
import { gaussian, type Random } from "@/lib/learning/numbers/random";
import { balancedLabels, exampleStream } from "./example-stream";

type PlaneChallenge = Pick<Challenge, "id" | "counts" | "preset"> & {
  /** The classes' message keys, in label order. */
  readonly classes: readonly string[];
  /** Standard deviation of the noise added to both coordinates. */
  readonly noise: number;
  /** Draws the position of a point of this class, without noise. */
  readonly place: (label: number, random: Random) => readonly [across: number, up: number];
};

/** A challenge about classes of points in the plane, all of the same size. Networks learn best if both coordinates vary by about 1. */
export function planeChallenge({ classes, noise, place, ...info }: PlaneChallenge): Challenge {
  return {
    ...info,
    task: { kind: "classification", classes },
    view: "plane",
    featureShape: [2],
    makeSplit(name, seed) {
      const count = info.counts[name];
      const random = exampleStream(seed);
      const labels = balancedLabels(count, classes.length, random);
      const features = new Float32Array(count * 2);
      for (let example = 0; example < count; example++) {
        const [across, up] = place(labels[example]!, random);
        features[example * 2] = across + noise * gaussian(random);
        features[example * 2 + 1] = up + noise * gaussian(random);
      }
      return { count, features, labels };
    },
  };
}
