import type { Examples, RunSpec } from "@/lib/learning/training/training";

/** Something that trains a task; timed by the caller. */
export type Contender = {
  /** Takes this many steps, and resolves when the device has finished them. */
  train(steps: number): Promise<void>;
  /** Flat, laid out by `weightLayout`: proof that it trained the same as the others. */
  weights(): Promise<Float32Array>;
};

/** Opens a contender; null if this browser, or the library, cannot train the task. */
export type OpenContender = (spec: RunSpec, examples: Examples) => Promise<Contender | null>;
