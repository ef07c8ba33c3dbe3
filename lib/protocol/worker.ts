import type { Curve, CurvePoint } from "@/lib/learning/curves/curve";
import type { Split } from "@/lib/learning/examples/split";
import type {
  Calibration,
  EngineName,
  EngineRefusal,
  WantedEngine,
} from "@/lib/learning/training/engine-choice";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type {
  Pace,
  Progress,
  ResumePoint,
  RunSpec,
  TrainingOutcome,
  TrainState,
  Trajectory,
  WeightSnapshot,
} from "@/lib/learning/training/training";
import type { Valley, ValleySlice } from "@/lib/learning/training/valley";

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

/** Where a run of an earlier page goes on. */
export type Resumption = {
  /** Null: at its beginning, with the same numbers. */
  readonly state: TrainState | null;
  /** Points measured by then, the best of them, and the latest best points with their weights. */
  readonly points: number;
  readonly best: CurvePoint | null;
  readonly bests: readonly WeightSnapshot[];
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
      readonly engine: WantedEngine;
    }
  | {
      readonly type: "start";
      readonly id: number;
      readonly spec: RunSpec;
      readonly pace: Pace;
      readonly engine: WantedEngine;
      /** Null for a new run; one that goes on does so on its own engine, if that still works. */
      readonly from: Resumption | null;
    }
  /**
   * The network of a run that ended on an earlier page is the bench's again, as it stood there: whatever is asked of the network is
   * answered from it until the next run starts. Nothing is trained, and there is no answer.
   */
  | { readonly type: "recall"; readonly trajectory: Trajectory }
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
  /** Where the run that is going stands, or the last one, and how it came there. Answered with `trajectory`. */
  | { readonly type: "trajectory"; readonly id: number }
  /**
   * The loss round a place where a run stands. It takes a while and asks nothing of the training, so it is asked of a worker of its own.
   * Answered with `valley`, several times. What was asked for before is broken off; `stop` breaks it off too.
   */
  | { readonly type: "valley"; readonly id: number; readonly trajectory: Trajectory }
  /** The loss on the line downhill from there. Answered with `sliced`; broken off alike. */
  | { readonly type: "slice"; readonly id: number; readonly trajectory: Trajectory };

/** Worker → page. */
export type WorkerReply =
  /** What a run like the one prepared, or the last one, would be trained on: sent when all engines have been compared. */
  | { readonly type: "compared"; readonly id: number; readonly calibration: Calibration }
  /** Sent again when the device was lost in the middle and another engine took over. */
  | { readonly type: "started"; readonly id: number; readonly calibration: Calibration }
  /** Points `from` … of the run's curve, at most ten times a second. */
  | { readonly type: "points"; readonly id: number; readonly from: number; readonly points: Curve }
  /** At most ten times a second. */
  | ({ readonly type: "progress"; readonly id: number } & Progress)
  /** About once a second, after all points measured by then. */
  | { readonly type: "resume-point"; readonly id: number; readonly point: ResumePoint }
  /** `bests`: its latest best points, each better than the one before; none where it never came to be measured. */
  | {
      readonly type: "ended";
      readonly id: number;
      readonly reason: TrainingOutcome;
      readonly bests: readonly WeightSnapshot[];
    }
  /** What the sweep knows by now; null when it was broken off. The last one has all seeds of all rates. */
  | { readonly type: "swept"; readonly id: number; readonly sweep: RateSweep | null; readonly done: boolean }
  /** `outputs`: count × output units (logits or numbers); null when no network has been built yet. */
  | { readonly type: "predicted"; readonly id: number; readonly outputs: Float32Array | null }
  /** Null when there is no network, or it was replaced meanwhile. */
  | { readonly type: "traced"; readonly id: number; readonly trace: StepTrace | null }
  /** Null when there is no network, or it has left the numbers and no place on its way is known. */
  | { readonly type: "trajectory"; readonly id: number; readonly trajectory: Trajectory | null }
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
      readonly refusal: EngineRefusal | null;
      readonly message: string;
    };
