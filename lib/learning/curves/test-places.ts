import { pairedDifference } from "./significance";

/** The chance that any two equal networks of a class are told apart. */
const ERROR = 0.05;

/**
 * Places of a class's networks on a test, from the losses of each on the same examples, in the order of the networks. They go down by mean
 * loss. A new place begins at the first network that is significantly worse than the leader of the place above; those in between are too
 * close to call and share its place, which is 1 + the number of networks above it (1, 1, 1, 4). The leader was picked for being best, so
 * the level allows for every pair of the class (Bonferroni).
 */
export function testPlaces(losses: readonly Float64Array[]): number[] {
  const bound = criticalValue(losses.length, losses[0]?.length ?? 0);
  const means = losses.map((own) => meanOf(own));
  const order = [...losses.keys()].sort((one, other) => means[one]! - means[other]! || one - other);
  const places = new Array<number>(losses.length).fill(1);
  let leader = 0;
  for (const [above, index] of order.entries()) {
    const { mean, error } = pairedDifference(losses[index]!, losses[order[leader]!]!);
    if (mean > bound * error) leader = above;
    places[index] = leader + 1;
  }
  return places;
}

function meanOf(losses: Float64Array): number {
  let sum = 0;
  for (const loss of losses) sum += loss;
  return sum / losses.length;
}

/** How many standard errors two of `networks` networks must be apart on `examples` examples; two-sided, for all pairs together. */
export function criticalValue(networks: number, examples: number): number {
  const pairs = Math.max(1, (networks * (networks - 1)) / 2);
  return studentQuantile(1 - ERROR / 2 / pairs, Math.max(2, examples - 1));
}

/** The quantile of Student's distribution, from the normal one (Cornish and Fisher; Abramowitz and Stegun 26.7.5). */
function studentQuantile(share: number, freedom: number): number {
  const z = normalQuantile(share);
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ];
  return terms.reduce((sum, term, index) => sum + term / freedom ** (index + 1), z);
}

/** The quantile of the standard normal distribution in its upper half, to 4.5e-4 (Abramowitz and Stegun 26.2.23). */
function normalQuantile(share: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - share));
  return (
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  );
}
