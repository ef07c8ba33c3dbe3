import { dropoutDraws } from "../run/dropout-mask";
import type { TrainingPlan } from "../run/training-plan";
import { maskKey } from "../simd/flat/dropout";
import type { Words } from "./gpu";

/**
 * What shaders know about one step, as WGSL. `rows`: examples in the batch, whose indices begin at `first`. `learns`: 0 if gradients are only
 * stored and weights do not change. `kept`: the factor of weight decay; `rate`: the learning rate, with Adam's correction of the means;
 * `correction`: Adam's correction of the squares. `keys`: the dropout keys of each dropout layer, first to last.
 */
export const STEP_STRUCT = `struct Step {
  rows: u32,
  first: u32,
  learns: u32,
  kept: f32,
  rate: f32,
  correction: f32,
  keys: array<vec4u, 2>,
}
`;
export const STEP_BYTES = 64;
const KEYS = 8;

/** The key of the n-th dropout layer in `step`, as WGSL. */
export function dropoutKey(n: number): string {
  return `step.keys[${n >> 2}][${n & 3}]`;
}

/** Rows of `Step`, filled on the CPU: they hold everything that changes from run to run, so that the code is compiled once. */
export type StepTable = {
  readonly words: Words;
  /** `number`: steps done before. */
  set(slot: number, rows: number, first: number, number: number, learns: boolean): void;
};

/** `stride`: distance between rows, in numbers. */
export function createStepTable(plan: TrainingPlan, slots: number, stride: number): StepTable {
  const { layers, optimiser, learningRate, weightDecay } = plan;
  const words = new Uint32Array(slots * stride);
  const reals = new Float32Array(words.buffer);
  const seeds = layers.flatMap(({ kind }, index) =>
    kind === "dropout" ? [dropoutDraws(plan, index).seed] : [],
  );
  if (seeds.length > KEYS) throw new Error(`${seeds.length} dropout layers are too many.`);
  return {
    words,
    set(slot, rows, first, number, learns) {
      const at = slot * stride;
      words.set([rows, first, learns ? 1 : 0], at);
      const unbiased = (beta: number) => (optimiser === "adam" ? 1 - beta ** (number + 1) : 1);
      reals[at + 3] = 1 - learningRate * weightDecay;
      reals[at + 4] = learningRate / unbiased(0.9);
      reals[at + 5] = 1 / unbiased(0.999);
      seeds.forEach((seed, index) => {
        words[at + 8 + index] = maskKey(seed, number);
      });
    },
  };
}
