// `npx tsx scripts/choose-partitions.ts`: decides which examples of the recorded tables and drawings are for training, for validation and for the
// test, and writes lib/challenges/data/partitions.json; the same file on every machine, within a minute or two. How, and why: docs/decisions/0069.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { seededOrder } from "@/lib/challenges/example-stream";
import { earlierCars } from "@/lib/challenges/recorded/cars";
import { earlierDigits } from "@/lib/challenges/recorded/digits";
import { earlierIris } from "@/lib/challenges/recorded/iris";
import { earlierPenguins } from "@/lib/challenges/recorded/penguins";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { SPLIT_NAMES, type Split } from "@/lib/learning/examples/split";
import { median } from "@/lib/learning/numbers/median";
import { difficulties, pick } from "./partitions/difficulty";
import { bestPartitions, type Shares, strataOf } from "./partitions/partition";
import { referencesFor } from "./partitions/reference-networks";
import { scoresOf } from "./partitions/scores";

type DataSet = {
  readonly name: string;
  readonly challenge: Challenge;
  /** Small sets keep more for validation and for the test, where their scores would otherwise be those of a few examples. */
  readonly shares: Shares;
  /** How often cross-validation is repeated: small sets need more, and cost less. */
  readonly repeats: number;
  /** The best partitions by cross-validation, of which the choice is made by training on them. */
  readonly finalists: number;
};

const DATA_SETS: readonly DataSet[] = [
  { name: "penguins", challenge: earlierPenguins, shares: [2, 1, 1], repeats: 10, finalists: 24 },
  { name: "iris", challenge: earlierIris, shares: [4, 3, 3], repeats: 20, finalists: 24 },
  { name: "cars", challenge: earlierCars, shares: [2, 1, 1], repeats: 10, finalists: 24 },
  { name: "digits", challenge: earlierDigits, shares: [3, 1, 1], repeats: 2, finalists: 6 },
];

/** All examples in the order in which they are recorded. */
function poolOf({ makeSplit, counts }: Challenge): Split {
  const count = SPLIT_NAMES.reduce((sum, name) => sum + counts[name], 0);
  const width = makeSplit("test", 1).features.length / counts.test;
  const features = new Float32Array(count * width);
  const labels = new Float32Array(count);
  let before = 0;
  for (const name of SPLIT_NAMES) {
    const shuffled = makeSplit(name, 1);
    seededOrder(counts[name], 1).forEach((place, example) => {
      features.set(
        shuffled.features.subarray(example * width, (example + 1) * width),
        (before + place) * width,
      );
      labels[before + place] = shuffled.labels[example]!;
    });
    before += counts[name];
  }
  return { count, features, labels };
}

/** The seeds of the deciding runs. */
const SEEDS = [11, 12, 13];

/** The candidates, each with the largest of its reference networks' median differences of the two scores, the least first. */
async function inOrderOfFalls(
  challenge: Challenge,
  pool: Split,
  candidates: readonly { readonly partition: string }[],
) {
  const tried = [];
  for (const { partition } of candidates) {
    const [train, validation, test] = SPLIT_NAMES.map((_, part) =>
      pick(
        pool,
        [...partition].flatMap((of, example) => (of === String(part) ? [example] : [])),
      ),
    ) as [Split, Split, Split];
    const falls: number[] = [];
    for (const reference of referencesFor(challenge)) {
      const runs: number[] = [];
      for (const seed of SEEDS) {
        const { best } = await scoresOf(challenge, reference, { train, validation, test }, seed);
        runs.push(best.validation - best.test);
      }
      falls.push(Math.abs(median(runs)));
    }
    tried.push({ partition, fall: Math.max(...falls) });
  }
  return tried.sort((one, other) => one.fall - other.fall);
}

const partitions: Record<string, string> = {};
for (const { name, challenge, shares, repeats, finalists } of DATA_SETS) {
  const pool = poolOf(challenge);
  const strata = strataOf(pool, challenge.task);
  const losses = await difficulties(challenge, pool, strata, repeats);
  const candidates = bestPartitions({ pool, strata, losses, shares }, finalists);
  const [{ partition, fall }] = await inOrderOfFalls(challenge, pool, candidates);
  partitions[name] = partition;
  const sizes = SPLIT_NAMES.map((_, part) => partition.split(String(part)).length - 1);
  console.log(`${name}: ${sizes.join(", ")}; median falls of at most ${fall.toFixed(2)} points`);
}

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "../lib/challenges/data");
writeFileSync(path.join(folder, "partitions.json"), `${JSON.stringify(partitions, null, 2)}\n`);
