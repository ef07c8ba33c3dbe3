import type { Millis } from "./events";

/** How an opened test is shown to the class, one after the other: everybody's score on each split, then their places. */
export const SHOW_STEPS = ["train", "validation", "test", "places"] as const;
export type ShowStep = (typeof SHOW_STEPS)[number];

/** Since when the show of an opened test has gone on by itself, and from the beginning of which step. */
export type Opening = {
  readonly at: Millis;
  readonly step: ShowStep;
  /** The class had ended. */
  readonly afterEnd?: true;
};
