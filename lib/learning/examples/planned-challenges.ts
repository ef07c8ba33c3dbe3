import type { ChallengeInfo } from "./challenge";

/** A few training examples of a challenge, as a page receives them: features row by row, and labels. Of letters: a text as labels, no features. */
export type ExampleSample = { readonly features: readonly number[]; readonly labels: readonly number[] };

/** What screens need to know about the challenges of a plan: plain data, for pages and as JSON. */
export type PlannedChallenges = {
  /** By round; null where this version no longer has the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** Some training examples of each challenge, by its id. None of what the class draws itself. */
  readonly samples: Readonly<Record<string, ExampleSample>>;
};
