import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { featureCount } from "@/lib/learning/network/network";

/** Examples in the pictures are the same at every visit, and those of no class. */
const SEED = 7;
/** As many as a picture shows at most. */
const EXAMPLES = 160;

const made = new Map<string, Split>();

/** A few training examples of a challenge for its picture in the catalogue. Made once: thousands of drawings would hold up every visit. */
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
