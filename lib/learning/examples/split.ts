export const SPLIT_NAMES = ["train", "validation", "test"] as const;
export type SplitName = (typeof SPLIT_NAMES)[number];

/**
 * Labelled examples, row after row.
 * `features`: count × (product of the challenge's feature shape). `labels`: count; a class index, or a target value.
 */
export type Split = {
  readonly count: number;
  readonly features: Float32Array;
  readonly labels: Float32Array;
};
