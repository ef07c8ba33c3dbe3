import type { Challenge } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import { type Scale, scaleOf } from "@/lib/learning/numbers/scale";
import { seededOrder } from "../example-stream";

/** Recorded examples in fixed splits: rows of feature values in their original units, with the label last. */
type Table = Readonly<Record<SplitName, readonly (readonly number[])[]>>;

export type TableChallenge = Pick<Challenge, "id" | "preset"> & {
  readonly table: Table;
  /** The features' message keys, in the order of the rows. */
  readonly columns: readonly string[];
  /** The classes' message keys, in label order; "number" where the label is the value to predict. */
  readonly labels: readonly string[] | "number";
};

/**
 * A challenge on recorded rows of numbers. Features, and a numeric target, are standardised by the mean and standard deviation of the
 * training split. A split always has all its rows; the seed only shuffles them.
 */
export function tableChallenge({ table, columns, labels, ...info }: TableChallenge): Challenge {
  const features = columns.map((key, column) => ({ key, ...columnScale(table, column) }));
  const target = columnScale(table, columns.length);
  const task: Task =
    labels === "number" ? { kind: "regression", target } : { kind: "classification", classes: labels };
  return {
    ...info,
    task,
    view: "table",
    isPublic: true,
    featureShape: [columns.length],
    features,
    counts: {
      train: table.train.length,
      validation: table.validation.length,
      test: table.test.length,
    },
    makeSplit(name, seed) {
      const rows = Array.from(seededOrder(table[name].length, seed), (row) => table[name][row]!);
      return {
        count: rows.length,
        features: Float32Array.from(
          rows.flatMap((row) => features.map((scale, column) => standardised(row[column]!, scale))),
        ),
        labels: Float32Array.from(rows, (row) => {
          const label = row[columns.length]!;
          return labels === "number" ? standardised(label, target) : label;
        }),
      };
    },
  };
}

function columnScale({ train }: Table, column: number): Scale {
  return scaleOf(train.map((row) => row[column]!));
}

function standardised(value: number, { mean, deviation }: Scale): number {
  return (value - mean) / deviation;
}
