import type { Task } from "@/lib/learning/examples/task";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { stepFlop } from "./flop";
import { planNetwork } from "./layer-plan";

/** A figure with its source. */
type Sourced<Value> = Value & { readonly source: Source };
type Source = {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly where: string;
};

const BROWN_2020: Source = {
  authors: "Brown et al.",
  year: 2020,
  title: "Language Models are Few-Shot Learners",
  where: "Table D.1",
};

/** What training GPT-3 took, by its paper, which counts 6 floating-point operations per parameter and token. */
export const GPT3: Sourced<{
  readonly flop: number;
  readonly tokens: number;
  readonly parameters: number;
  readonly flopPerParameterAndToken: number;
}> = { flop: 3.14e23, tokens: 300e9, parameters: 174.6e9, flopPerParameterAndToken: 6, source: BROWN_2020 };

/** Years that one RTX 4090 would take for GPT-3, according to the lesson this product is built around. Always shown as the lesson's figure. */
export const LESSON_YEARS = 355;

/** A Julian year. */
const SECONDS_A_YEAR = 365.25 * 24 * 3600;

/** Years that a machine of this speed takes for `flop` operations; Infinity at speed 0. */
export function yearsFor(flop: number, flopPerSecond: number): number {
  return flop / flopPerSecond / SECONDS_A_YEAR;
}

/** Operations per second of a machine that takes `years` for `flop` operations. */
export function speedOf(flop: number, years: number): number {
  return flop / (years * SECONDS_A_YEAR);
}

/** A run's settings, and how far it got. `trainCount`: examples in the training split. */
type RunWork = Pick<Settings, "network" | "hyperparameters"> & {
  readonly steps: number;
  readonly featureShape: readonly number[];
  readonly task: Task;
  readonly trainCount: number;
};

/** Floating-point operations that a run has done: its steps × those of one step (see `stepFlop`). */
export function runFlop({
  network,
  hyperparameters,
  steps,
  featureShape,
  task,
  trainCount,
}: RunWork): number {
  const batch = Math.min(hyperparameters.batchSize, trainCount);
  return steps * stepFlop(planNetwork(network, featureShape, task), batch);
}
