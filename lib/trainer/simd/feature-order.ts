import type { Split } from "@/lib/learning/split";

/** The order in which features that are mostly zero are kept: first those that any training example has. */
export type FeatureOrder = {
  /** Feature of each row of the first layer's matrix, and the row of each feature. */
  readonly featureOf: Int32Array;
  readonly rowOf: Int32Array;
  /** Rows that can ever learn. The others, such as those of a picture's margins, keep their weights. */
  readonly learning: number;
};

export function featureOrder({ count, features }: Split): FeatureOrder {
  const width = features.length / count;
  const seen = new Uint8Array(width);
  features.forEach((feature, index) => {
    if (feature !== 0) seen[index % width] = 1;
  });
  const all = Array.from({ length: width }, (_, feature) => feature);
  const first = all.filter((feature) => seen[feature] === 1);
  const featureOf = Int32Array.from([...first, ...all.filter((feature) => seen[feature] === 0)]);
  const rowOf = new Int32Array(width);
  featureOf.forEach((feature, row) => {
    rowOf[feature] = row;
  });
  return { featureOf, rowOf, learning: first.length };
}
