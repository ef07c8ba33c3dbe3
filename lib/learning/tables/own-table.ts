import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import type { Scale } from "@/lib/learning/numbers/scale";
import { EPOCHS_RANGE, type Settings } from "@/lib/learning/training/hyperparameters";

/** One input of a network on a teacher's own table. `category`: it is 1 where the column says this, and 0 elsewhere; absent: a column of numbers. */
export type OwnFeature = Scale & { readonly name: string; readonly category?: string };

/** What a network on a teacher's own table predicts: one of some classes, or a number. */
type OwnTarget = { readonly name: string } & (
  | { readonly classes: readonly string[] }
  | { readonly scale: Scale }
);

/**
 * What everybody in a class may know about a teacher's own table, and all that screens need: it travels in the plan, and so in the log. The rows
 * themselves stay on the server but for those that labs train on and validate with.
 */
export type OwnTable = {
  readonly title: string;
  readonly target: OwnTarget;
  readonly features: readonly OwnFeature[];
  /** Rows in each split. */
  readonly counts: Readonly<Record<SplitName, number>>;
};

/** A challenge on an own table is named after it: `table-` and a part of its hash. */
const OWN_TABLE = /^table-/;

export function isOwnTable(challenge: string): boolean {
  return OWN_TABLE.test(challenge);
}

/** The challenge that somebody's own table makes, as screens know it. */
export function ownTableInfo(id: string, { title, target, features, counts }: OwnTable): ChallengeInfo {
  const task: Task =
    "classes" in target
      ? { kind: "classification", classes: target.classes.map((_, label) => String(label)) }
      : { kind: "regression", target: target.scale };
  return {
    ...{ id, title, task, counts, view: "table", featureShape: [features.length] },
    ...("classes" in target && { labels: target.classes }),
    targetName: target.name,
    features: features.map((feature, index) => ({ key: String(index), ...feature })),
    preset: ownTablePreset(counts.train, task),
  };
}

/** About a minute on a weak machine, whatever the size of the table. */
const STEPS = 2_000;
const MOST_EPOCHS = 40;

/** What the lab offers first: a small network that learns, and leaves room to do better. `rows`: of the training split. */
function ownTablePreset(rows: number, task: Task): Settings {
  const batchSize = rows < 400 ? 20 : rows < 4_000 ? 32 : 128;
  const epochs = Math.round((STEPS * batchSize) / rows);
  return {
    network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
    hyperparameters: {
      ...{
        learningRate: task.kind === "regression" ? 0.005 : 0.02,
        optimiser: "sgd",
        batchSize,
        weightDecay: 0,
      },
      epochs: Math.min(MOST_EPOCHS, Math.max(EPOCHS_RANGE.min, epochs)),
    },
  };
}
