import type { DrawingStyle } from "@/lib/learning/drawing/own-drawing";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Scale } from "@/lib/learning/numbers/scale";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Split, SplitName } from "./split";
import type { Task } from "./task";

/** How a challenge's examples are shown: points in the plane, a curve over one input, pictures, rows of a table, or the letters of words. */
export type ExampleView = "plane" | "curve" | "pictures" | "table" | "letters";

/** What any screen may know about a challenge. Its title and texts are in the message catalogue under `challenges.<textKey(id)>`. */
export type ChallengeInfo = {
  readonly id: string;
  /** Of a teacher's own words or table: their title, which no catalogue has. */
  readonly title?: string;
  /** Of what a class draws, or of a teacher's own table: the classes, by label, in the language of the class. */
  readonly labels?: readonly string[];
  /** Of a teacher's own table: what is predicted. */
  readonly targetName?: string;
  readonly task: Task;
  readonly view: ExampleView;
  /** Whether anyone can read the examples, those of the test included, in this repository and elsewhere: recorded data, unlike what is drawn for a class. */
  readonly isPublic?: true;
  /**
   * Shape of one example's features, without the batch: `[2]` for a point, `[28, 28, 1]` for a drawing (rows, columns, channels), `[16, 27]` for the
   * letters before the next one (letters, symbols that each may be).
   */
  readonly featureShape: readonly number[];
  /** Of a table: what a network gets of each row, in this order. */
  readonly features?: readonly TableFeature[];
  /** Of letters: the language of the words, and the direction in which it is written. */
  readonly language?: string;
  readonly direction?: "ltr" | "rtl";
  /** Of drawings: the share of pixels that are not blank, as `densityOf` counts it; absent: 1. A dense layer on the pixels skips the blank ones. */
  readonly density?: number;
  /** Of drawings: how one that somebody makes themselves is turned into a picture like these. Without it, nobody can draw any. */
  readonly drawnAs?: DrawingStyle;
  /** Whether some training examples have a wrong label. Those of the other splits are correct. */
  readonly wrongLabels?: true;
  /** Examples in each split. */
  readonly counts: Readonly<Record<SplitName, number>>;
  /** What the lab offers before the student changes anything. */
  readonly preset: Settings;
};

/**
 * A column of numbers, standardised by its scale, or one category of a column: 1 where the row is of it, else 0. `key`: its message key under
 * `challenges.<id>.features`, but for a column of a teacher's own table, which has a `name`.
 */
export type TableFeature = Scale & {
  readonly key: string;
  readonly name?: string;
  readonly category?: string;
};

/**
 * The key of a challenge's texts. Recorded classes name their challenges, so one whose examples change gets another id, which ends in a number:
 * `iris-2` has the texts of `iris`. (The number of `class-drawings-2` is that of its words.)
 */
export function textKey(id: string): string {
  return id.replace(/-\d+$/, "");
}

/** What a split's examples are generated from: a secret key of 32 bytes, or a public seed. */
export type ExampleSeed = Seed | Uint8Array;

/**
 * A challenge makes its examples from a seed: same seed, same bytes. Each split needs a seed of its own. Where the examples are recorded
 * data, each split is a fixed part of them, disjoint from the others whatever the seeds; the seed only decides their order.
 */
export type Challenge = ChallengeInfo & {
  makeSplit(name: SplitName, seed: ExampleSeed): Split;
  /** Of a challenge with wrong labels: which examples of the training split have one. Nobody who trains on them is told. */
  wrongExamples?(seed: ExampleSeed): readonly number[];
  /** Of letters: a fourth split, disjoint from the others, whose words the class is shown when it votes on what is real. */
  readonly quizWords?: readonly string[];
};
