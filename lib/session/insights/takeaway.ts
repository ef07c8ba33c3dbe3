import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/**
 * Something that a round showed, with the class's own figures: the key of a sentence and the numbers in it. A score is that of the point which a
 * run counts by, as on the board, or the one on the board of the test; no other score is ever said. Settings and counts are the class's own.
 */
export type Takeaway =
  /** The training loop is what learns: how many updates the class made. */
  | Of<"loop", "updates" | "runs" | "students">
  /** The smallest and the largest rate of the class scored worse than the best run's, with the best score at each. */
  | Of<"rate-between", "small" | "smallScore" | "bestRate" | "bestScore" | "large" | "largeScore">
  | Of<"rate-too-small", "small" | "smallScore" | "bestRate" | "bestScore">
  | Of<"rate-too-large", "large" | "largeScore" | "bestRate" | "bestScore">
  /** Some runs diverged, at `rate` or above, while the best run had `bestRate`. */
  | Of<"rate-diverged", "diverged" | "rate" | "bestRate">
  /** The first and the last of the board, with their RMSE in the target's own unit. */
  | Of<"mistake-measured", "bestMistake" | "bestScore" | "worstMistake" | "worstScore">
  /** The first on the test, with the RMSE in the target's own unit. */
  | Of<"mistake-on-test", "participant" | "mistake" | "score">
  /** The best network with convolution did better than the best without, with so many parameters each. */
  | Of<"convolution-gains", "with" | "parameters" | "without" | "dense">
  /** The best network is much smaller than the largest. */
  | Of<"smaller-won", "parameters" | "score" | "largest" | "largestScore">
  /** A run that is diagnosed as overfitting, and whose test score is far below its training score. */
  | Of<"by-heart", "participant" | "train" | "test">
  /** The same on validation, while the test is sealed. */
  | Of<"by-heart-sealed", "participant" | "train" | "validation">
  /** Nobody knew the training examples better, and the test put them in the lower half. */
  | Of<"training-leader", "participant" | "train" | "rank" | "of">
  /** The first on the test, who did nearly as well on new examples as on known ones. */
  | Of<"understood", "participant" | "train" | "test">
  /** Of a network of letters that is diagnosed as overfitting: the percentage of its last words that it recited, and that of the board's first. */
  | Of<"recited", "participant" | "recited" | "leader">
  /** Runs diagnosed as overfitting that had their best network well before their end. */
  | Of<"stopped-late", "runs" | "of">
  /** How many of those who trained again beat their first run; the best of all first runs, and of all runs. */
  | Of<"class-gained", "improved" | "again" | "first" | "best">
  /** The student who gained the most by trying again. */
  | Of<"tried-again", "participant" | "first" | "best" | "runs">
  /** Who led on validation is first on the test, with nearly the same score. */
  | Of<"promise-kept", "participant" | "validation" | "test">;

type Of<Key extends string, Names extends string> = {
  readonly key: Key;
  readonly values: Readonly<Record<Names, number>> & { readonly participant?: ParticipantId };
};

/** The sentences that single somebody out for what went wrong: there they go by an animal until the host tells who it was. */
const ABOUT_FAILING: ReadonlySet<Takeaway["key"]> = new Set([
  "by-heart",
  "by-heart-sealed",
  "training-leader",
  "recited",
]);

export function isAboutFailing({ key }: Takeaway): boolean {
  return ABOUT_FAILING.has(key);
}

/** The takeaways that may be shown: while the board is hidden, none that reveal a student's score. */
export function withoutHiddenScores(
  found: readonly Takeaway[],
  { hidden }: Pick<Session, "hidden">,
): Takeaway[] {
  return found.filter(({ values }) => !(hidden.board && values.participant !== undefined));
}
