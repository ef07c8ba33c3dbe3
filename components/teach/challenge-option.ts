import type { ReactNode } from "react";

/** A challenge as a teacher meets it in the catalogue. */
export type ChallengeOption = {
  readonly id: string;
  readonly kind: "classification" | "regression";
  /** Examples in the training split. */
  readonly examples: number;
  /** A picture of a few of its examples. */
  readonly preview: ReactNode;
};
