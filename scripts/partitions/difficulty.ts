import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import { createRandom, shuffle } from "@/lib/learning/numbers/random";
import { outputsByEpoch, referencesFor } from "./reference-networks";

const FOLDS = 5;
/** Probabilities below which a guess is not made worse, as scores count them: the parts are to be alike with any such floor. */
const FLOORS = [0.01, 0.0001];

/**
 * How hard each example is for networks that have not seen it: its losses under cross-validation, averaged over `repeats` ways of making the
 * folds; for classes a row for each reference network and each floor, for numbers a row for each network. `strata`: the stratum of each example, of
 * which every fold has its share. Losses are averaged over the epochs of a run's second half, so that they are those of no particular moment.
 */
export async function difficulties(
  challenge: Challenge,
  pool: Split,
  strata: readonly (string | number)[],
  repeats: number,
): Promise<Float64Array[]> {
  const losses: Float64Array[] = [];
  for (const reference of referencesFor(challenge)) {
    const { epochs } = reference.hyperparameters;
    const first = Math.ceil(epochs / 2);
    const means = floorsOf(challenge.task).map((floor) => ({ floor, mean: new Float64Array(pool.count) }));
    for (let repeat = 0; repeat < repeats; repeat++) {
      const folds = foldsOf(strata, repeat);
      for (let fold = 0; fold < FOLDS; fold++) {
        const [seen, unseen] = [true, false].map((isSeen) =>
          [...folds.keys()].filter((example) => (folds[example] !== fold) === isSeen),
        ) as [number[], number[]];
        const rest = pick(pool, unseen);
        let epoch = 0;
        for await (const [outputs] of outputsByEpoch(
          challenge,
          reference,
          pick(pool, seen),
          [rest],
          1 + repeat,
        )) {
          epoch++;
          if (epoch < first) continue;
          unseen.forEach((example, index) => {
            const loss = lossOf(outputs!, index, rest.labels[index]!, challenge.task);
            for (const { floor, mean } of means)
              mean[example]! += Math.min(loss, -Math.log(floor)) / (repeats * (epochs - first + 1));
          });
        }
      }
    }
    losses.push(...means.map(({ mean }) => mean));
  }
  return losses;
}

function floorsOf({ kind }: Task): readonly number[] {
  return kind === "regression" ? [0] : FLOORS;
}

/** −ln p of the label or, for a number, its squared error. */
function lossOf(outputs: Float32Array, row: number, label: number, task: Task): number {
  if (task.kind !== "classification") return (outputs[row]! - label) ** 2;
  const classes = task.classes.length;
  const logits = outputs.subarray(row * classes, (row + 1) * classes);
  const most = Math.max(...logits);
  return most + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0)) - logits[label]!;
}

/** The fold of each example. */
function foldsOf(strata: readonly (string | number)[], seed: number): Uint8Array {
  const folds = new Uint8Array(strata.length);
  const order = shuffle(Uint32Array.from(strata.keys()), createRandom(seed));
  const taken = new Map<string | number, number>();
  for (const example of order) {
    const stratum = strata[example]!;
    const before = taken.get(stratum) ?? 0;
    folds[example] = before % FOLDS;
    taken.set(stratum, before + 1);
  }
  return folds;
}

/** These examples of a split. */
export function pick({ features, labels, count }: Split, rows: readonly number[]): Split {
  const width = features.length / count;
  const picked = new Float32Array(rows.length * width);
  rows.forEach((row, index) => {
    picked.set(features.subarray(row * width, (row + 1) * width), index * width);
  });
  return { count: rows.length, features: picked, labels: Float32Array.from(rows, (row) => labels[row]!) };
}
