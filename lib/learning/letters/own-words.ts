import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";
import { MAX_CONTEXT } from "@/lib/learning/network/network";
import { EPOCHS_RANGE, type Settings } from "@/lib/learning/training/hyperparameters";
import { symbolCount } from "./alphabet";
import type { WordList } from "./word-list";

/**
 * What everybody in a class may know about a teacher's own words, and all that screens need: it travels in the plan, and so in the log. The words
 * themselves stay on the server but for those that labs train on.
 */
export type OwnWords = Omit<WordList, "words"> & {
  readonly alphabet: string;
  /** Letters and end marks in each split. */
  readonly counts: Readonly<Record<SplitName, number>>;
};

/** What a teacher gets to see of words before they are used: how many there are for what, and a few of those to train on. */
export type WordsOutline = {
  readonly own: OwnWords;
  readonly parts: Readonly<Record<SplitName | "quiz", number>>;
  readonly examples: readonly string[];
};

/** A challenge with own words is named after them: `words-` and a part of their hash, or whatever a draft calls them. */
const OWN_WORDS = /^words-/;

export function isOwnWords(challenge: string): boolean {
  return OWN_WORDS.test(challenge);
}

/** The challenge that somebody's own words make, as screens know it. */
export function ownWordsInfo(id: string, own: OwnWords): ChallengeInfo {
  const { title, alphabet, language, direction, counts } = own;
  return {
    ...{ id, title, language, direction, counts },
    task: { kind: "next-letter", alphabet },
    view: "letters",
    featureShape: [MAX_CONTEXT, symbolCount(alphabet)],
    preset: ownWordsPreset(counts.train),
  };
}

/** About a minute on a weak machine, whatever the size of the list. */
const STEPS = 6_000;
const MOST_EPOCHS = 60;
const BATCH_SIZE = 64;

/** What the lab offers first: a network that learns syllables and does not recite. `letters`: in the training words, with end marks. */
export function ownWordsPreset(letters: number): Settings {
  const epochs = Math.round((STEPS * BATCH_SIZE) / letters);
  return {
    network: {
      layers: [
        { kind: "context", length: 4, embedding: null },
        { kind: "dense", units: 32, activation: "tanh" },
      ],
    },
    hyperparameters: {
      ...{ learningRate: 0.005, optimiser: "adam", batchSize: BATCH_SIZE, weightDecay: 0 },
      epochs: Math.min(MOST_EPOCHS, Math.max(EPOCHS_RANGE.min, epochs)),
    },
  };
}
