import { guessOf } from "./guess";
import type { Numbers } from "./split";

/** What a network says of each example, and how sure it is of that (0–1). */
export type NetworkAnswers = { readonly guess: Uint8Array; readonly confidence: Float32Array };

/** `outputs`: count × classes logits. Null for a network that gives no numbers, since it has diverged. */
export function answersOf(outputs: Float32Array, count: number, classes: number): NetworkAnswers | null {
  const guess = new Uint8Array(count);
  const confidence = new Float32Array(count);
  for (let example = 0; example < count; example++) {
    const answer = guessOf(outputs, example, classes);
    if (!Number.isFinite(answer.confidence)) return null;
    guess[example] = answer.label;
    confidence[example] = answer.confidence;
  }
  return { guess, confidence };
}

/** An example that networks of a class get wrong. */
export type Miss = {
  /** Its index in the split. */
  readonly example: number;
  readonly label: number;
  /** How many networks say something else than its label. */
  readonly wrong: number;
  /** What most of those say, how many say it, and how sure they are on average (0–1). */
  readonly guess: number;
  readonly says: number;
  readonly confidence: number;
};

/** What the networks of a class get wrong in the same examples. */
export type ClassMisses = {
  readonly networks: number;
  readonly examples: number;
  /** How many examples more than half of the networks get wrong, and how many none does. */
  readonly byMost: number;
  readonly byNone: number;
  /** Networks that get it wrong, by example. */
  readonly wrong: Uint16Array;
  /**
   * First the examples that more than half of the networks get wrong, those with the surest networks ahead; then the others that some network gets
   * wrong, those that most do ahead. At most `most`.
   */
  readonly shown: readonly Miss[];
};

/** `labels`: of the examples that the networks have answered. `most`: how many examples are shown at most. */
export function classMisses(
  answers: readonly NetworkAnswers[],
  labels: Numbers,
  classes: number,
  most: number,
): ClassMisses {
  const networks = answers.length;
  const wrong = new Uint16Array(labels.length);
  for (const { guess } of answers)
    for (let example = 0; example < labels.length; example++)
      if (guess[example] !== labels[example]) wrong[example]!++;
  const missed = [...wrong.keys()].filter((example) => wrong[example]! > 0);
  const listed = missed.map((example): Miss => {
    const label = labels[example]!;
    return { example, label, wrong: wrong[example]!, ...commonest(answers, example, label, classes) };
  });
  const isByMost = (miss: Miss) => 2 * miss.wrong > networks;
  const surest = (one: Miss, other: Miss) => other.confidence - one.confidence;
  const mostMissed = (one: Miss, other: Miss) => other.wrong - one.wrong;
  const inOrder =
    (first: typeof surest, second: typeof surest) =>
    (one: Miss, other: Miss): number =>
      first(one, other) || second(one, other) || one.example - other.example;
  const byMost = listed.filter(isByMost).sort(inOrder(surest, mostMissed));
  const bySome = listed.filter((miss) => !isByMost(miss)).sort(inOrder(mostMissed, surest));
  return {
    ...{ networks, examples: labels.length, byMost: byMost.length },
    ...{ byNone: labels.length - missed.length, wrong, shown: [...byMost, ...bySome].slice(0, most) },
  };
}

/** The wrong answer that most networks give; of equally common ones, the surest. */
function commonest(answers: readonly NetworkAnswers[], example: number, label: number, classes: number) {
  const counts = new Uint16Array(classes);
  const sums = new Float64Array(classes);
  for (const { guess, confidence } of answers) {
    const said = guess[example]!;
    if (said === label) continue;
    counts[said]!++;
    sums[said]! += confidence[example]!;
  }
  let guess = label === 0 ? 1 : 0;
  for (let said = 0; said < classes; said++) {
    const more = counts[said]! - counts[guess]!;
    if (said !== label && (more > 0 || (more === 0 && sums[said]! > sums[guess]!))) guess = said;
  }
  return { guess, says: counts[guess]!, confidence: sums[guess]! / counts[guess]! };
}
