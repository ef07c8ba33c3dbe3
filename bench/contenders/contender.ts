import type { Examples, RunSpec } from "@/lib/learning/training/training";

/** Something that trains a task, timed from outside. */
export type Contender = {
  /** Trains so many steps, and returns when the device has done them. */
  train(steps: number): Promise<void>;
  /** Flat, laid out as in `lib/trainer/weight-layout`: proof that it trained what the others did. */
  weights(): Promise<Float32Array>;
};

/** Null where this browser, or the library, cannot train the task. */
export type OpenContender = (spec: RunSpec, examples: Examples) => Promise<Contender | null>;
