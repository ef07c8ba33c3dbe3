import type { Curve } from "@/lib/learning/curves/curve";
import type { RanksBy } from "@/lib/learning/curves/ranking";
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
  /** The floor of its scores (see `score-rules`); absent: today's. */
  readonly floor?: number;
  /** Which of its points counts, and so which weights are kept; absent: its best epoch. */
  readonly ranksBy?: RanksBy;
};

/** The splits that a browser has: it trains on the first and measures on both. */
export type Examples = { readonly train: Split; readonly validation: Split };

/** A network's outputs (logits or numbers) for every example of both splits: count × output units each. */
export type SplitOutputs = { readonly train: Float32Array; readonly validation: Float32Array };

/** When steps happen, never what they compute: a number per second; "watch", spread over about eight seconds so that one can see it learn; or as fast as possible. */
export const PACES = [1, 10, 100, "watch", "fast"] as const;
export type Pace = (typeof PACES)[number];

/** A network's weights after `step` steps of its training: flat, laid out by `weightLayout`. */
export type WeightSnapshot = { readonly step: number; readonly weights: Float32Array };

/** A trained network. `weights`: flat, laid out by `weightLayout`. */
export type TrainedModel = { readonly spec: RunSpec; readonly weights: Float32Array };

/**
 * Everything needed to continue a training on any engine: weights and the optimiser's memory, flat, laid out by `weightLayout`.
 * `firstMemory`: momentum's velocities, or Adam's means; `secondMemory`: the mean squares of RMSProp and Adam. Zeros where an optimiser
 * has none.
 */
export type TrainState = WeightSnapshot & {
  readonly firstMemory: Float32Array;
  readonly secondMemory: Float32Array;
};

/**
 * Where a training stands, and some of the places that it passed on the way, the earliest first. If its weights are no longer finite, the
 * last place at which they were.
 */
export type Trajectory = TrainState & {
  readonly spec: RunSpec;
  readonly path: readonly WeightSnapshot[];
};

/** What a page saves of a run now and then, so that another page can resume it from there. */
export type ResumePoint = {
  readonly state: TrainState;
  /** How many points were measured by then. */
  readonly points: number;
  /** The weights at its best points. */
  readonly bests: readonly WeightSnapshot[];
};

/** How far a run has come. `elapsedMs`: since it started. */
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
  /** The number of the current run, or of the last one on this page. */
  readonly run: number | null;
  /** Its curve, at full detail. */
  readonly curve: Curve;
  readonly progress: Progress | null;
  /** What the run is trained on and why; between runs, what the next one would be trained on. */
  readonly calibration: Calibration | null;
  readonly pace: Pace;
  readonly examples: Examples | null;
};

/** Whether a run is in progress, or about to start. */
export function isBusy({ status }: Pick<LabTraining, "status">): boolean {
  return status === "training" || status === "calibrating";
}
