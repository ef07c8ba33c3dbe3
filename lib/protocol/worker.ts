import type { Curve, CurvePoint } from "@/lib/learning/curve";
import type { Settings } from "@/lib/learning/hyperparameters";
import type { Seed } from "@/lib/learning/random";
import type { RateSweep } from "@/lib/learning/rate-sweep";
import type { Split } from "@/lib/learning/split";
import type { StepTrace } from "@/lib/learning/step-trace";
import type { Task } from "@/lib/learning/task";
import type { Valley, ValleySlice } from "@/lib/learning/valley";
import type { Device } from "@/lib/session/events";

/** What runs the arithmetic of a training. */
export const ENGINE_NAMES = ["simd", "webgpu", "tfjs-webgl"] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** All that determines a run's numbers: same spec, same curve, whatever the pace. */
export type RunSpec = Settings & {
  readonly task: Task;
  readonly featureShape: readonly number[];
  readonly seed: Seed;
};

/** When steps happen, never what they compute: so many a second, spread over about eight seconds so that a class sees it learn, or as fast as it goes. */
export const PACES = [1, 10, 100, "watch", "fast"] as const;
export type Pace = (typeof PACES)[number];

/** Weights at one of a run's best points, after `step`: flat, laid out as in `trainer/weight-layout`. */
export type BestPoint = { readonly step: number; readonly weights: Float32Array };

/**
 * Where a training stands: all it takes to go on with it on any engine. Flat, laid out as in `trainer/weight-layout`. `firstMemory`:
 * momentum's velocities, or Adam's means; `secondMemory`: the mean squares of RMSProp and Adam. Zeros where an optimiser has none.
 */
export type Checkpoint = {
  readonly step: number;
  readonly weights: Float32Array;
  readonly firstMemory: Float32Array;
  readonly secondMemory: Float32Array;
};

/**
 * Where a training stands: its weights and its optimiser's memories after `step`, flat, laid out as in `trainer/weight-layout`; and
 * some places it passed on its way, the first one first. Of one that has left the numbers, the last place of its way.
 */
export type Standing = {
  readonly spec: RunSpec;
  readonly step: number;
  readonly weights: Float32Array;
  readonly firstMemory: Float32Array;
  readonly secondMemory: Float32Array;
  readonly way: readonly BestPoint[];
};

/**
 * Slow motion: the next step of a training, taken apart, on a copy that goes on as the training itself would and leaves it alone. `from`:
 * "run", the network as it is now, or as the last run left it; "walk", the copy, where the last trace left it; or the beginning of
 * a run that has not been. `skip`: steps that are taken untold before.
 */
export type TraceRequest = {
  readonly type: "trace";
  readonly id: number;
  readonly from: "run" | "walk" | { readonly beginning: RunSpec };
  readonly skip: number;
};

/** A run as it stands at a checkpoint: what a page keeps, so that another page can go on with it. */
export type RunStanding = {
  readonly checkpoint: Checkpoint;
  /** Points measured by then. */
  readonly points: number;
  /** Best points with their weights; from the worker, those since it last said so. */
  readonly bests: readonly BestPoint[];
};

/** Where a run of an earlier page goes on. */
export type Resumption = {
  /** Null: at its beginning, with the same numbers. */
  readonly checkpoint: Checkpoint | null;
  /** Points measured by then, the best of them, and the latest best points with their weights. */
  readonly points: number;
  readonly best: CurvePoint | null;
  readonly bests: readonly BestPoint[];
  /** Points that the class has: up to there, steps are taken again at once, whatever the pace. */
  readonly heard: number;
  /** What it was trained on, and why. */
  readonly engine: EngineName;
  readonly chosen: Calibration["chosen"];
};

/** Page → worker. `id` pairs an answer with its question. */
export type WorkerRequest =
  /** The examples of the round; stays until the next one. */
  | { readonly type: "load"; readonly train: Split; readonly validation: Split }
  /** A run like this may come: compare the engines on its network meanwhile, so that it starts on the best one. Answered with `compared`. */
  | {
      readonly type: "prepare";
      readonly id: number;
      readonly spec: RunSpec;
      readonly engine: EngineName | "auto";
    }
  | {
      readonly type: "start";
      readonly id: number;
      readonly spec: RunSpec;
      readonly pace: Pace;
      readonly engine: EngineName | "auto";
      /** Null for a new run; one that goes on does so on its own engine, if that still works. */
      readonly from: Resumption | null;
    }
  /**
   * The network of a run that ended on an earlier page is the bench's again, as it stood there: whatever is asked of the network is
   * answered from it until the next run starts. Nothing is trained, and there is no answer.
   */
  | { readonly type: "recall"; readonly standing: Standing }
  /** Breaks off a run, a sweep, or what is measured of a valley. */
  | { readonly type: "stop"; readonly id: number }
  | { readonly type: "pace"; readonly pace: Pace }
  /** Held, the worker trains nothing, whatever is asked for; then all goes on from where it was. */
  | { readonly type: "hold"; readonly held: boolean }
  /** Tries many learning rates on this network, all else as in `spec`. Answered with `swept`, several times; a run that starts meanwhile goes first. */
  | { readonly type: "sweep"; readonly id: number; readonly spec: RunSpec }
  /** `inputs`: count × features. Answered with the outputs of the network as it is now. */
  | { readonly type: "predict"; readonly id: number; readonly inputs: Float32Array; readonly count: number }
  /** The same of another network, whose weights are given: flat, laid out as in `trainer/weight-layout`. Answered with `predicted`. */
  | {
      readonly type: "predict-model";
      readonly id: number;
      readonly spec: RunSpec;
      readonly weights: Float32Array;
      readonly inputs: Float32Array;
      readonly count: number;
    }
  /** Answered with `traced`. */
  | TraceRequest
  /** Where the run that is going stands, or the last one, and how it came there. Answered with `stands`. */
  | { readonly type: "stand"; readonly id: number }
  /**
   * The loss round a place where a run stands. It takes a while and asks nothing of the training, so it is asked of a worker of its own.
   * Answered with `valley`, several times. What was asked for before is broken off; `stop` breaks it off too.
   */
  | { readonly type: "valley"; readonly id: number; readonly standing: Standing }
  /** The loss on the line downhill from there. Answered with `sliced`; broken off alike. */
  | { readonly type: "slice"; readonly id: number; readonly standing: Standing };

/** Why an engine does not train here: this browser has none of its kind, it failed, or its gradients are not those of `simd`. */
export type Refusal = "missing" | "failed" | "differs";

/**
 * How the engine was chosen, on this very network. Of each engine that was tried and works here: `stepsPerSecond` of training
 * alone, and `runMs`, how long a whole run like this one takes at full speed, with all its measuring, by which engines are ranked.
 * A run that could not wait for all of them, or any, says what was known; the rest comes with `compared`.
 */
export type Calibration = {
  readonly engine: EngineName;
  readonly device: Device;
  readonly stepsPerSecond: Readonly<Partial<Record<EngineName, number>>>;
  readonly runMs: Readonly<Partial<Record<EngineName, number>>>;
  readonly refused: Readonly<Partial<Record<EngineName, Refusal>>>;
  /** By measurement, by the student's hand, or because the device of the one before was lost. */
  readonly chosen: "measured" | "by-hand" | "device-lost";
  /** Floating-point operations of one step of this network. */
  readonly flopPerStep: number;
};

/** Worker → page. */
export type WorkerReply =
  /** What a run like the one prepared, or the last one, would be trained on: sent when all engines have been compared. */
  | { readonly type: "compared"; readonly id: number; readonly calibration: Calibration }
  /** Sent again when the device was lost in the middle and another engine took over. */
  | { readonly type: "started"; readonly id: number; readonly calibration: Calibration }
  /** Points `from` … of the run's curve, at most ten times a second. */
  | { readonly type: "points"; readonly id: number; readonly from: number; readonly points: Curve }
  /** How far it is, at most ten times a second. `elapsedMs`: since it started. */
  | {
      readonly type: "progress";
      readonly id: number;
      readonly step: number;
      readonly totalSteps: number;
      readonly stepsPerSecond: number;
      readonly elapsedMs: number;
    }
  /** About once a second, after all points measured by then. */
  | { readonly type: "checkpoint"; readonly id: number; readonly standing: RunStanding }
  /** `bests`: its latest best points, each better than the one before; none where it never came to be measured. */
  | {
      readonly type: "ended";
      readonly id: number;
      readonly reason: "finished" | "stopped" | "diverged";
      readonly bests: readonly BestPoint[];
    }
  /** What the sweep knows by now; null when it was broken off. The last one has all seeds of all rates. */
  | { readonly type: "swept"; readonly id: number; readonly sweep: RateSweep | null; readonly done: boolean }
  /** `outputs`: count × output units (logits or numbers); null when no network has been built yet. */
  | { readonly type: "predicted"; readonly id: number; readonly outputs: Float32Array | null }
  /** Null when there is no network, or it was replaced meanwhile. */
  | { readonly type: "traced"; readonly id: number; readonly trace: StepTrace | null }
  /** Null when there is no network, or it has left the numbers and no place on its way is known. */
  | { readonly type: "stands"; readonly id: number; readonly standing: Standing | null }
  /** A grid each time, finer than the one before; the last one with `done`, or null when it was broken off. */
  | { readonly type: "valley"; readonly id: number; readonly valley: Valley | null; readonly done: boolean }
  /** Null when it was broken off. */
  | { readonly type: "sliced"; readonly id: number; readonly slice: ValleySlice | null }
  /**
   * The run could not be started, or could not go on. `refusal`: why the engine that was asked for by name does not train; null
   * when it is not that. The sentence is for the log, the page shows its own.
   */
  | {
      readonly type: "failed";
      readonly id: number;
      readonly refusal: Refusal | null;
      readonly message: string;
    };
