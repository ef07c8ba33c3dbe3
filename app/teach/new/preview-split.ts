import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { featureCount } from "@/lib/learning/network/network";

/** A fixed seed: pictures look the same at every visit, and show no class's examples. */
const SEED = 7;
/** The most that a picture shows. */
const EXAMPLES = 160;

const made = new Map<string, Split>();

/** A few training examples of a challenge for its picture in the catalogue. Cached: generating thousands of drawings would delay every visit. */
export function previewSplit({ id, featureShape, makeSplit }: Challenge): Split {
  const known = made.get(id);
  if (known) return known;
  const { count, features, labels } = makeSplit("train", SEED);
  const few = Math.min(EXAMPLES, count);
  const split = {
    count: few,
    features: features.slice(0, few * featureCount(featureShape)),
    labels: labels.slice(0, few),
  };
  made.set(id, split);
  return split;
}
