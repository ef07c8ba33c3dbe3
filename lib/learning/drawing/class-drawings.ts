import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import type { DrawingStyle } from "./own-drawing";
import type { SentStrokes } from "./sent-drawing";

/** What a class draws: the words, in the order of their labels. It travels in the plan, and so in the log. */
export type DrawnWords = { readonly labels: readonly string[] };

export const DRAWN_WORDS = { min: 2, max: 10 };
export const MAX_WORD_CHARACTERS = 24;

/** A drawing that the host has approved. `author`: the seat of the student who drew it. `part`: which split it is in. */
export type TakenDrawing = {
  readonly author: number;
  readonly label: number;
  readonly part: SplitName;
  readonly strokes: SentStrokes;
};

/** Such a challenge is named after the number of its words, from which everything follows that a network needs to know of it. */
const CLASS_DRAWINGS = /^class-drawings-(\d{1,2})$/;

export function classDrawingsId({ labels }: DrawnWords): string {
  return `class-drawings-${labels.length}`;
}

/** How many words are drawn in a challenge; null if it is another kind. */
export function drawnWordsIn(challenge: string): number | null {
  const count = Number(CLASS_DRAWINGS.exec(challenge)?.[1] ?? 0);
  return count >= DRAWN_WORDS.min && count <= DRAWN_WORDS.max ? count : null;
}

export function isClassDrawings(challenge: string): boolean {
  return drawnWordsIn(challenge) !== null;
}

const SIZE = 28;

/** Centred by their mass, and as large as those of MNIST. */
export const CLASS_STYLE: DrawingStyle = {
  ...{ measure: "longer-side", pixels: 20, margin: 2, middle: "mass" },
  ...{ thickness: 2, ink: 1, grain: 0 },
};

/**
 * Training examples: what a class draws, and the same again, turned and stretched a little. Of the others, whose number depends on who drew what, the most that
 * there can be.
 */
const COUNTS: Readonly<Record<SplitName, number>> = { train: 600, validation: 300, test: 300 };

/** What a network of such a challenge predicts; null if it is another kind. */
export function drawnTask(challenge: string): Task | null {
  const count = drawnWordsIn(challenge);
  return count === null ? null : taskOf(count);
}

function taskOf(words: number): Task {
  return { kind: "classification", classes: Array.from({ length: words }, (_, label) => String(label)) };
}

/** The challenge that a class draws, as screens know it. */
export function classDrawingsInfo(id: string, { labels }: DrawnWords): ChallengeInfo {
  return {
    id,
    labels,
    task: taskOf(labels.length),
    view: "pictures",
    featureShape: [SIZE, SIZE, 1],
    density: 0.22,
    drawnAs: CLASS_STYLE,
    counts: COUNTS,
    preset: {
      network: { layers: [{ kind: "dense", units: 16, activation: "relu" }] },
      hyperparameters: { learningRate: 0.02, optimiser: "sgd", batchSize: 32, epochs: 20, weightDecay: 0 },
    },
  };
}
