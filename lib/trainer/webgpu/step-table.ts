import type { TrainingPlan } from "../training-plan";
import type { Words } from "./gpu-memory";

/** What shaders know of one step, as WGSL. */
export const STEP_STRUCT = `struct Step {
  // Examples in the batch, and where their indices begin.
  rows: u32,
  first: u32,
  // Steps done before, for what dropout draws.
  number: u32,
  // 0: the gradients are only written down.
  learns: u32,
  // Of the optimiser: what to multiply with, and for Adam what unbiases its squares.
  rate: f32,
  correction: f32,
  spare: vec2u,
}
`;
const WORDS = 8;

/** Rows of `Step`, made on this side: Adam's powers need float64. */
export type StepTable = {
  readonly words: Words;
  /** `number`: steps done before. */
  set(slot: number, rows: number, first: number, number: number, learns: boolean): void;
};

/** `stride`: numbers from one row to the next. */
export function createStepTable(
  { optimiser, learningRate }: TrainingPlan,
  slots: number,
  stride = WORDS,
): StepTable {
  const words = new Uint32Array(slots * stride);
  const reals = new Float32Array(words.buffer);
  return {
    words,
    set(slot, rows, first, number, learns) {
      const at = slot * stride;
      words.set([rows, first, number, learns ? 1 : 0], at);
      const adam = optimiser === "adam";
      reals[at + 4] = adam ? learningRate / (1 - 0.9 ** (number + 1)) : learningRate;
      reals[at + 5] = adam ? 1 / (1 - 0.999 ** (number + 1)) : 1;
    },
  };
}
