import type { Curve } from "@/lib/learning/curves/curve";
import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Calibration } from "./engine-choice";
import type { Settings } from "./hyperparameters";

/** All that determines a run's numbers: same spec, same curve, whatever the pace. */
export type RunSpec = Settings & {
  readonly task: Task;
  readonly featureShape: readonly number[];
  readonly seed: Seed;
};

/** The splits that a browser has: it trains on one and is measured on both. */
export type Examples = { readonly train: Split; readonly validation: Split };

/** A network's outputs (logits or numbers) for every example of both splits: count × output units each. */
export type SplitOutputs = { readonly train: Float32Array; readonly validation: Float32Array };

/** When steps happen, never what they compute: so many per second, spread over about eight seconds so that a class sees it learn, or as fast as it goes. */
export const PACES = [1, 10, 100, "watch", "fast"] as const;
export type Pace = (typeof PACES)[number];

/** A network's weights after `step` steps of its training: flat, laid out as in `trainer/weight-layout`. */
export type WeightSnapshot = { readonly step: number; readonly weights: Float32Array };

/** A network that has been trained. `weights`: flat, laid out as in `trainer/weight-layout`. */
export type TrainedModel = { readonly spec: RunSpec; readonly weights: Float32Array };

/**
 * All it takes to go on with a training on any engine: weights and the optimiser's memory, flat, laid out as in `trainer/weight-layout`.
 * `firstMemory`: momentum's velocities, or Adam's means; `secondMemory`: the mean squares of RMSProp and Adam. Zeros where an optimiser
 * has none.
 */
export type TrainState = WeightSnapshot & {
  readonly firstMemory: Float32Array;
  readonly secondMemory: Float32Array;
};

/**
 * Where a training is and some of the places that it passed on the way, the earliest first. Where its weights are no longer finite
 * numbers, the last place at which they were.
 */
export type Trajectory = TrainState & {
  readonly spec: RunSpec;
  readonly path: readonly WeightSnapshot[];
};

/** What a page keeps of a run now and then, so that another page can resume it from there. */
export type ResumePoint = {
  readonly state: TrainState;
  /** Points measured by then. */
  readonly points: number;
  /** The weights at its best points. */
  readonly bests: readonly WeightSnapshot[];
};

/** How far a run is. `elapsedMs`: since it started. */
export type Progress = {
  readonly step: number;
  readonly totalSteps: number;
  readonly stepsPerSecond: number;
  readonly elapsedMs: number;
};

/** How a training that worked ended. */
export type TrainingOutcome = "finished" | "stopped" | "diverged";

/** The training on a student's page. */
export type LabTraining = {
  readonly status: "loading" | "ready" | "calibrating" | "training" | "failed";
  /** The number of the run that is going, or of the last one on this page. */
  readonly run: number | null;
  /** Its curve, at full detail. */
  readonly curve: Curve;
  readonly progress: Progress | null;
  /** What the run is trained on and why; between runs, what the next one would be. */
  readonly calibration: Calibration | null;
  readonly pace: Pace;
  readonly examples: Examples | null;
};

/** Whether a run is going, or about to. */
export function isBusy({ status }: Pick<LabTraining, "status">): boolean {
  return status === "training" || status === "calibrating";
}
