import type { Split } from "./split";

/** Zeros are left out where an example has at least this many features, of which less than this share are non-zero. */
const MIN_FEATURES = 64;
const MAX_DENSITY = 0.6;

/** The share of features that are not zero where leaving the zeros out pays, as with drawings, which are mostly blank; 1 elsewhere. */
export function densityOf({ count, features }: Split): number {
  if (features.length < MIN_FEATURES * count) return 1;
  let numbers = 0;
  for (const feature of features) if (feature !== 0) numbers++;
  const density = numbers / features.length;
  return density < MAX_DENSITY ? density : 1;
}
