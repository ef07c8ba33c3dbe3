import type { Task } from "@/lib/learning/examples/task";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { stepFlop } from "./flop";
import { planNetwork } from "./layer-plan";

/** A figure and where it is from, in the source's own words where it has a title. */
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

/** What training GPT-3 took: as in its paper, where it is 6 floating-point operations a parameter and token. */
export const GPT3: Sourced<{
  readonly flop: number;
  readonly tokens: number;
  readonly parameters: number;
  readonly flopPerParameterAndToken: number;
}> = { flop: 3.14e23, tokens: 300e9, parameters: 174.6e9, flopPerParameterAndToken: 6, source: BROWN_2020 };

/** The figure of the lesson that this product teaches: so long would one RTX 4090 take for GPT-3. Shown as the lesson's. */
export const LESSON_YEARS = 355;

/** A Julian year. */
const SECONDS_A_YEAR = 365.25 * 24 * 3600;

/** How long a machine of this speed takes for so many operations; Infinity for one that does nothing. */
export function yearsFor(flop: number, flopPerSecond: number): number {
  return flop / flopPerSecond / SECONDS_A_YEAR;
}

/** The speed that a machine has which takes so many years. */
export function speedOf(flop: number, years: number): number {
  return flop / (years * SECONDS_A_YEAR);
}

/** What a run trained, and for how long. `trainCount`: examples in the training split. */
type RunWork = Pick<Settings, "network" | "hyperparameters"> & {
  readonly steps: number;
  readonly featureShape: readonly number[];
  readonly task: Task;
  readonly trainCount: number;
};

/** Operations that a run has done: its steps × the examples in a batch × those of one example, forward and back (see `stepFlop`). */
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
