import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import { createRandom, type Random, shuffle } from "@/lib/learning/numbers/random";

/** How many of as many examples as their sum go to training, to validation and to the test. */
export type Shares = readonly [train: number, validation: number, test: number];

/** Candidates that are compared. */
const CANDIDATES = 2000;
/** Examples in a stratum of neighbouring targets. */
const TARGETS = 40;

/** The stratum of each example: its class or, where the label is a number, about as many with neighbouring targets. */
export function strataOf({ count, labels }: Split, task: Task): readonly number[] {
  if (task.kind !== "regression") return [...labels];
  const strata = new Array<number>(count).fill(0);
  const sorted = [...labels.keys()].sort((one, other) => labels[one]! - labels[other]! || one - other);
  sorted.forEach((example, place) => {
    strata[example] = Math.floor(place / TARGETS);
  });
  return strata;
}

type Given = {
  readonly pool: Split;
  readonly strata: readonly number[];
  /** For each reference network, and each way to count its losses, the loss of each example. */
  readonly losses: readonly Float64Array[];
  readonly shares: Shares;
};

/**
 * Partitions examples so that validation and test are equally hard. Within each stratum the examples are ordered by how hard they are for the
 * reference networks, and of each few neighbours, `shares` go to each part by lot. Of many such partitions, those are best whose parts differ
 * least in the mean loss of the network for which they differ most. Examples that say the same are for training, so that no part has another's.
 * Returns the best `finalists`, the best first. `partition`: see `repartitioned`. `apart`: that difference.
 */
export function bestPartitions({ pool, strata, losses, shares }: Given, finalists: number) {
  const hard = Float64Array.from(strata, (_, example) =>
    losses.reduce((sum, loss) => sum + loss[example]!, 0),
  );
  const twins = twinsIn(pool);
  const groups = [...new Set(strata)].sort((one, other) => one - other);
  const inStratum = groups.map((stratum) => {
    const members = [...strata.keys()].filter((example) => strata[example] === stratum);
    const single = members.filter((example) => !twins.has(example));
    return {
      size: members.length,
      single: single.sort((one, other) => hard[one]! - hard[other]! || one - other),
    };
  });
  const candidates: { readonly partition: string; readonly apart: number }[] = [];
  for (let seed = 0; seed < CANDIDATES; seed++) {
    const random = createRandom(seed);
    const parts = new Uint8Array(pool.count);
    for (const { size, single } of inStratum) {
      const order = lots(single.length, size, shares, random);
      single.forEach((example, place) => {
        parts[example] = order[place]!;
      });
    }
    const apart = Math.max(
      ...losses.map((loss) => Math.abs(meanOf(loss, parts, 1) - meanOf(loss, parts, 2))),
    );
    candidates.push({ partition: parts.join(""), apart });
  }
  return candidates.sort((one, other) => one.apart - other.apart).slice(0, finalists);
}

/** The part of each of `count` examples of a stratum of `size`, of which the others are for training: so many of each few neighbours. */
function lots(count: number, size: number, shares: Shares, random: Random): number[] {
  const [, ...measured] = shares;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const quotas = measured.map((share) => Math.round((size * share) / whole));
  const left = [count - quotas.reduce((sum, quota) => sum + quota, 0), ...quotas];
  const order: number[] = [];
  while (order.length < count) {
    const isLast = count - order.length < 2 * whole;
    const block = left.flatMap((quota, part) =>
      new Array<number>(isLast ? quota : Math.min(quota, shares[part]!)).fill(part),
    );
    for (const part of block) left[part]!--;
    order.push(...shuffle(block, random));
  }
  return order;
}

/** The mean loss of the examples of a part. */
function meanOf(loss: Float64Array, parts: Uint8Array, part: number): number {
  let sum = 0;
  let count = 0;
  for (let example = 0; example < parts.length; example++) {
    if (parts[example] !== part) continue;
    sum += loss[example]!;
    count++;
  }
  return sum / count;
}

/** The examples that are there more than once. */
function twinsIn({ features, labels, count }: Split): ReadonlySet<number> {
  const width = features.length / count;
  const known = new Map<string, number[]>();
  for (let example = 0; example < count; example++) {
    const key = `${features.subarray(example * width, (example + 1) * width).join()} ${labels[example]}`;
    known.set(key, [...(known.get(key) ?? []), example]);
  }
  return new Set([...known.values()].filter(({ length }) => length > 1).flat());
}
