import type { Split, SplitName } from "@/lib/learning/examples/split";
import type { Seed } from "@/lib/learning/numbers/random";

/** Asks the worker of the page for training alone to make a split of a challenge from a public seed. */
export type PracticeRequest = {
  readonly id: number;
  readonly challenge: string;
  readonly name: SplitName;
  readonly seed: Seed;
};

/** `split`: null if it could not be made. */
export type PracticeReply = { readonly id: number; readonly split: Split | null };

/** Makes a split, on this device. Null if it cannot be made. */
export type MakeSplit = (request: Omit<PracticeRequest, "id">) => Promise<Split | null>;
