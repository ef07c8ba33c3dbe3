import type { Curve, CurvePoint } from "@/lib/learning/curves/curve";
import type { Numbers, Split } from "@/lib/learning/examples/split";
import type { LetterNumbers } from "@/lib/learning/letters/letter-space";
import type { WriteOrder, WrittenWord } from "@/lib/learning/letters/writer";
import type { ClassPlane } from "@/lib/learning/training/class-valley";
import type {
  Calibration,
  EngineName,
  EngineRefusal,
  WantedEngine,
} from "@/lib/learning/training/engine-choice";
import type { InsideQuestion, NetworkInside } from "@/lib/learning/training/network-inside";
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
 * Slow motion: asks for the details of the next training step, taken on a copy so that the run itself is not affected. `from`: "run" copies
 * the current run, or the last one as it ended; "walk" continues the copy where the last trace left it; `beginning` starts a new run.
 * `skip`: steps to take without details first.
 */
export type TraceRequest = {
  readonly type: "trace";
  readonly id: number;
  readonly from: "run" | "walk" | { readonly beginning: RunSpec };
  readonly skip: number;
};

/** Where to resume a run of an earlier page. */
export type Resumption = {
  /** Null: from its beginning, with the same random numbers. */
  readonly state: TrainState | null;
  /** The number of points measured by then, the best of them, and the latest best points with their weights. */
  readonly points: number;
  readonly best: CurvePoint | null;
  readonly bests: readonly WeightSnapshot[];
  /** How many points the class has. Steps up to there are repeated at full speed, whatever the pace. */
  readonly heard: number;
  /** The engine that it was trained on, and why that was chosen. */
  readonly engine: EngineName;
  readonly chosen: Calibration["chosen"];
};

/** Page → worker. Replies carry the `id` of their request. */
export type WorkerRequest =
  /** Fetches the code of all engines that could be tried. Has no reply. */
  | { readonly type: "warm" }
  /** Sets the examples of the round. */
  | { readonly type: "load"; readonly train: Split; readonly validation: Split }
  /** The plane on which the points of runs are placed from now on; null: they are not placed. */
  | { readonly type: "place"; readonly plane: ClassPlane | null }
  /** A run like this may come: compares the engines on its network, so that it can start on the best one. Answered with `compared`. */
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
      /** Null for a new run. A resumed run stays on its engine, if that still works. */
      readonly from: Resumption | null;
    }
  /**
   * Restores the network of a run that ended on an earlier page. Questions about the network are answered from it until the next run
   * starts. Trains nothing, and has no reply.
   */
  | { readonly type: "recall"; readonly trajectory: Trajectory }
  /** Stops a run, a sweep, or the measuring of a valley or slice. */
  | { readonly type: "stop"; readonly id: number }
  | { readonly type: "pace"; readonly pace: Pace }
  /** While held, the worker trains nothing; afterwards everything continues where it was. */
  | { readonly type: "hold"; readonly held: boolean }
  /**
   * Tries many learning rates, with everything else as in `spec`. Answered with `swept` several times. A run that starts meanwhile takes
   * precedence.
   */
  | { readonly type: "sweep"; readonly id: number; readonly spec: RunSpec }
  /** `inputs`: count × features. Answered with `predicted`, by the network as it is now. */
  | { readonly type: "predict"; readonly id: number; readonly inputs: Numbers; readonly count: number }
  /** The same for another network. `weights`: flat, in the order of `weightLayout`. Answered with `predicted`. */
  | {
      readonly type: "predict-model";
      readonly id: number;
      readonly spec: RunSpec;
      readonly weights: Float32Array;
      readonly inputs: Numbers;
      readonly count: number;
    }
  /** Has the network as it is now write words. Answered with `written`. */
  | { readonly type: "write"; readonly id: number; readonly order: WriteOrder }
  /** Answered with `traced`. */
  | TraceRequest
  /** Asks for the numbers that the network as it is now has for each letter. Answered with `letters`. */
  | { readonly type: "letters"; readonly id: number }
  /** Looks into the network as it is now. Answered with `inside`. */
  | { readonly type: "inside"; readonly id: number; readonly question: InsideQuestion }
  /** Asks for the position of the current run, or the last one, and its path. Answered with `trajectory`. */
  | { readonly type: "trajectory"; readonly id: number }
  /**
   * Measures the loss around the position of a run. This takes a while and is independent of the training, so it has a worker of its own.
   * Answered with `valley` several times. Cancelled by `stop`, or by the next such request.
   */
  | { readonly type: "valley"; readonly id: number; readonly trajectory: Trajectory }
  /** Measures the loss along the line downhill from there. Answered with `sliced`; cancelled in the same way. */
  | { readonly type: "slice"; readonly id: number; readonly trajectory: Trajectory };

/** Worker → page. */
export type WorkerReply =
  /** All engines have been compared: what a run like the prepared one, or the last one, would be trained on. */
  | { readonly type: "compared"; readonly id: number; readonly calibration: Calibration }
  /** The run has started. Sent again if the device is lost during the run and another engine takes over. */
  | { readonly type: "started"; readonly id: number; readonly calibration: Calibration }
  /** New points of the run's curve, the first of which has index `from`. Sent at most ten times per second. */
  | { readonly type: "points"; readonly id: number; readonly from: number; readonly points: Curve }
  /** Sent at most ten times per second. */
  | ({ readonly type: "progress"; readonly id: number } & Progress)
  /** Sent about once per second, after all points measured by then. */
  | { readonly type: "resume-point"; readonly id: number; readonly point: ResumePoint }
  /** `bests`: its latest best points, each better than the one before, or by final weights its last point; empty if nothing was measured. */
  | {
      readonly type: "ended";
      readonly id: number;
      readonly reason: TrainingOutcome;
      readonly bests: readonly WeightSnapshot[];
    }
  /** The sweep's results so far; null when it was cancelled. The last one has all seeds of all rates. */
  | { readonly type: "swept"; readonly id: number; readonly sweep: RateSweep | null; readonly done: boolean }
  /** `outputs`: count × output units (logits or numbers); null when no network has been built yet. */
  | { readonly type: "predicted"; readonly id: number; readonly outputs: Float32Array | null }
  /** `trace`: null when there is no network, or it was replaced meanwhile. */
  | { readonly type: "traced"; readonly id: number; readonly trace: StepTrace | null }
  /** `words`: null when there is no network, it does not read letters, or has diverged. */
  | { readonly type: "written"; readonly id: number; readonly words: readonly WrittenWord[] | null }
  /** `letters`: null when there is no network, or it does not read letters. */
  | { readonly type: "letters"; readonly id: number; readonly letters: LetterNumbers | null }
  /** `inside`: null when there is no network, it was replaced meanwhile, or it has no such inside. */
  | { readonly type: "inside"; readonly id: number; readonly inside: NetworkInside | null }
  /** `trajectory`: null when there is no network, or it has diverged and no earlier position is known. */
  | { readonly type: "trajectory"; readonly id: number; readonly trajectory: Trajectory | null }
  /** Each time a finer grid than before, the last one with `done`; null when it was cancelled. */
  | { readonly type: "valley"; readonly id: number; readonly valley: Valley | null; readonly done: boolean }
  /** `slice`: null when it was cancelled. */
  | { readonly type: "sliced"; readonly id: number; readonly slice: ValleySlice | null }
  /**
   * The run could not start, or could not continue. `refusal`: why the engine that was chosen by name does not train; null if that is not
   * the cause. `message` is for the console; the page shows a text of its own.
   */
  | {
      readonly type: "failed";
      readonly id: number;
      readonly refusal: EngineRefusal | null;
      readonly message: string;
    };
