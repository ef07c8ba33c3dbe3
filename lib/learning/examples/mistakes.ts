import { lossTerms } from "@/lib/learning/training/loss-terms";
import { confusion, guessOf } from "./guess";
import type { Numbers, Split } from "./split";
import { classCount, type Task } from "./task";

/** A validation example that the network gets wrong. */
export type Mistake = {
  /** Its index in the validation split. */
  readonly example: number;
  readonly label: number;
  readonly guess: number;
  /** The probabilities (0–1) that the network gives its guess and the label. */
  readonly confidence: number;
  readonly labelProbability: number;
  readonly loss: number;
  /** The most similar training example of the same class that the network gets right; null where there is none. `distance`: between the raw features. */
  readonly known: { readonly example: number; readonly confidence: number; readonly distance: number } | null;
};

/** What a network gets right in training, and wrong in validation. */
export type Mistakes = {
  readonly train: { readonly right: number; readonly of: number };
  readonly validation: { readonly right: number; readonly of: number };
  /** On validation: how often each class (row) was taken for each (column). */
  readonly confusion: readonly (readonly number[])[];
  /** The validation mistakes made with the most confidence, in falling order; at most `most`. */
  readonly shown: readonly Mistake[];
};

/** Examples, and a network's outputs for them: count × classes logits. */
export type AnsweredSplit = { readonly split: Split; readonly outputs: Float32Array };

/** Null for a regression, where no answer is simply wrong. */
export function mistakesOf(
  train: AnsweredSplit,
  validation: AnsweredSplit,
  task: Task,
  most: number,
): Mistakes | null {
  const classes = classCount(task);
  if (classes === null) return null;
  const known = guesses(train, classes);
  const unseen = guesses(validation, classes);
  const isRight =
    ({ split }: AnsweredSplit) =>
    ({ label }: Guess, row: number) =>
      label === split.labels[row];
  const learnt = known.flatMap((guess, example) =>
    isRight(train)(guess, example) ? [{ example, confidence: guess.confidence }] : [],
  );
  const shown = unseen
    .map(({ label, confidence }, example) => ({ example, guess: label, confidence }))
    .filter(({ guess, example }) => guess !== validation.split.labels[example])
    .sort((one, other) => other.confidence - one.confidence || one.example - other.example)
    .slice(0, most)
    .map(({ example, guess, confidence }): Mistake => {
      const label = validation.split.labels[example]!;
      const logits = validation.outputs.subarray(example * classes, (example + 1) * classes);
      const { loss } = lossTerms(logits, label, task);
      const same = learnt.filter((one) => train.split.labels[one.example] === label);
      const nearest = nearestTo(featuresOf(validation.split, example), same, train.split);
      return { example, label, guess, confidence, labelProbability: Math.exp(-loss), loss, known: nearest };
    });
  return {
    train: { right: learnt.length, of: train.split.count },
    validation: { right: unseen.filter(isRight(validation)).length, of: validation.split.count },
    confusion: confusion(validation.outputs, validation.split.labels, classes),
    shown,
  };
}

type Guess = ReturnType<typeof guessOf>;

function guesses({ split, outputs }: AnsweredSplit, classes: number): Guess[] {
  return Array.from({ length: split.count }, (_, row) => guessOf(outputs, row, classes));
}

function featuresOf({ features, count }: Split, example: number): Numbers {
  const width = features.length / count;
  return features.subarray(example * width, (example + 1) * width);
}

function nearestTo(
  features: Numbers,
  among: readonly { readonly example: number; readonly confidence: number }[],
  split: Split,
): Mistake["known"] {
  let nearest: { example: number; confidence: number } | null = null;
  let squares = Number.POSITIVE_INFINITY;
  for (const one of among) {
    const other = featuresOf(split, one.example);
    let sum = 0;
    for (let at = 0; at < features.length && sum < squares; at++) sum += (features[at]! - other[at]!) ** 2;
    if (sum < squares) [nearest, squares] = [one, sum];
  }
  return nearest && { ...nearest, distance: Math.sqrt(squares) };
}
