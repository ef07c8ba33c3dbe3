import type { Task } from "@/lib/learning/examples/task";
import { examplesPerStep, type Settings } from "@/lib/learning/training/hyperparameters";
import { stepFlop } from "./flop";
import { planNetwork } from "./layer-plan";

/** A Julian year. */
const SECONDS_A_YEAR = 365.25 * 24 * 3600;

/** Years that a machine of this speed takes for `flop` operations; Infinity at speed 0. */
export function yearsFor(flop: number, flopPerSecond: number): number {
  return flop / flopPerSecond / SECONDS_A_YEAR;
}

/** A run's settings, and how far it got. `trainCount`: examples in the training split. `density`: of a challenge's features; absent: 1. */
type RunWork = Pick<Settings, "network" | "hyperparameters"> & {
  readonly steps: number;
  readonly featureShape: readonly number[];
  readonly task: Task;
  readonly trainCount: number;
  readonly density?: number;
};

/** Floating-point operations that a run needed, on whatever engine: its steps × those of one step of its real batch (see `stepFlop`). */
export function runFlop({
  network,
  hyperparameters,
  steps,
  featureShape,
  task,
  trainCount,
  density,
}: RunWork): number {
  const batch = examplesPerStep(trainCount, hyperparameters.batchSize);
  return steps * stepFlop(planNetwork(network, featureShape, task), batch, density);
}
