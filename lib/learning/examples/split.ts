export const SPLIT_NAMES = ["train", "validation", "test"] as const;
export type SplitName = (typeof SPLIT_NAMES)[number];

/** Numbers of examples: a Float32Array, or a Uint8Array where they are symbols (see `lib/learning/letters/alphabet`). */
export interface Numbers extends ArrayLike<number>, Iterable<number> {
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly byteLength: number;
  subarray(from?: number, end?: number): Numbers;
  slice(from?: number, end?: number): Numbers;
  forEach(each: (value: number, index: number) => void): void;
  reduce(combine: (total: number, value: number, index: number) => number, initial: number): number;
  keys(): IterableIterator<number>;
  map(of: (value: number, index: number) => number): Numbers;
  filter(holds: (value: number, index: number) => boolean): Numbers;
  join(separator?: string): string;
  every(holds: (value: number, index: number) => boolean): boolean;
}

/**
 * Labelled examples, row after row.
 * `features`: count × `featureWidth` of the challenge's feature shape. `labels`: count; a class index, or a target value.
 */
export type Split = {
  readonly count: number;
  readonly features: Numbers;
  readonly labels: Numbers;
};

/** A split with the first example only: an engine needs a training split to open, even if nothing is trained. */
export function firstExample({ count, features, labels }: Split): Split {
  return { count: 1, features: features.slice(0, features.length / count), labels: labels.slice(0, 1) };
}
