import type { Curve } from "@/lib/learning/curves/curve";
import type { Numbers } from "@/lib/learning/examples/split";
import type { LetterNumbers } from "@/lib/learning/letters/letter-space";
import type { WriteOrder, WrittenWord } from "@/lib/learning/letters/writer";
import type { ClassPlane } from "@/lib/learning/training/class-valley";
import type { Calibration, EngineRefusal, WantedEngine } from "@/lib/learning/training/engine-choice";
import type { InsideQuestion, NetworkInside } from "@/lib/learning/training/network-inside";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type {
  Examples,
  Pace,
  Progress,
  ResumePoint,
  RunSpec,
  TrainedModel,
  TrainingOutcome,
  Trajectory,
  WeightSnapshot,
} from "@/lib/learning/training/training";
import type { ValleySlice } from "@/lib/learning/training/valley";
import { unreachable } from "@/lib/learning/unreachable";
import type { Resumption, TraceRequest, WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { createSurveyor, type OnValley } from "@/lib/trainer/lens/surveyor";
import { createAnswers, type ReplyOf } from "./pending-answers";

/** Receives a run's events, in this order: `started` (again if an engine had to be replaced), then points, progress and resume points, then either `ended` or `failed`. */
export type RunListener = {
  started(calibration: Calibration): void;
  points(from: number, points: Curve): void;
  progress(progress: Progress): void;
  /** Now and then: everything needed to resume from there on another page. `bests`: those since the last resume point. */
  resumePoint(point: ResumePoint): void;
  /** `bests`: its latest best points, the best one last, or by final weights its last point; empty if it was never measured. */
  ended(reason: TrainingOutcome, bests: readonly WeightSnapshot[]): void;
  /** The run could not start or continue. `message`: for the log. `refusal`: why the engine that the student chose does not train. */
  failed(message: string, refusal: EngineRefusal | null): void;
};

/** The page's handle on the training worker, which lives as long as the page. */
export type Trainer = {
  /** Has the worker fetch the code of all engines that could be tried here, so that it is at hand when a round starts. */
  warm(): void;
  /** Sets the examples, until the next call. A current run is stopped. */
  load(examples: Examples): void;
  /** The plane on which the points of runs are placed from now on; null: they are not placed. */
  place(plane: ClassPlane | null): void;
  /**
   * Announces that a run like this may follow, so that the worker can compare engines on it. `onCompared`: called with what such a run would be
   * trained on as soon as that is known; also after a run that started before all engines had been tried.
   */
  prepare(spec: RunSpec, engine: WantedEngine, onCompared: OnCompared): void;
  /** Starts a run, or resumes one of an earlier page. A current run is stopped first. */
  start(spec: RunSpec, options: StartOptions, listener: RunListener): void;
  /** Restores the network of a run that ended on an earlier page; until the next run, all questions below are about it. */
  recall(trajectory: Trajectory): void;
  /** Where the network stands; null if there is none. */
  trajectory(): Promise<Trajectory | null>;
  /** Stops the current run, if any: it ends as "stopped". */
  stop(): void;
  setPace(pace: Pace): void;
  /** While held, nothing is trained, neither the current run nor one that is started meanwhile; afterwards it continues from the same weights. */
  hold(held: boolean): void;
  /**
   * Tries many learning rates, with everything else as in `spec`. `onSweep` is called with what is known so far, the last time with `done`; with
   * null if it was interrupted, for example by a run. Returns a function that interrupts it.
   */
  sweep(spec: RunSpec, onSweep: OnSweep): () => void;
  /** Outputs (count × output units) of the current network for `inputs` (count × features); null if there is no network. */
  predict(inputs: Numbers, count: number): Promise<Float32Array | null>;
  /** The same for another network, given by its weights. */
  predictModel(model: TrainedModel, inputs: Numbers, count: number): Promise<Float32Array | null>;
  /** Slow motion: the trace of the next step, after skipping `skip` steps; see `TraceRequest`. Null if there is no network to show. */
  trace(from: TraceRequest["from"], skip: number): Promise<StepTrace | null>;
  /** Words that the current network writes; null if there is no network, it does not read letters, or has diverged. */
  write(order: WriteOrder): Promise<readonly WrittenWord[] | null>;
  /** The numbers that the current network has for each letter; null if there is no network, or it does not read letters. */
  letters(): Promise<LetterNumbers | null>;
  /** The weights of the current network and what its units compute; null if there is no network, or it has no such inside. */
  inside(question: InsideQuestion): Promise<NetworkInside | null>;
  /**
   * The loss around the current network. `onValley` is called with finer and finer grids, the last one with `done`; with null if it was interrupted
   * (for example by the next request), or if there is no network. Returns a function that interrupts it.
   */
  valley(onValley: OnValley): () => void;
  /** The loss along the line downhill from the current network, and what the learning rate does there; null in the same cases. */
  slice(): Promise<ValleySlice | null>;
  dispose(): void;
};

type StartOptions = {
  readonly pace: Pace;
  readonly engine: WantedEngine;
  readonly from?: Resumption | null;
};

type OnCompared = (calibration: Calibration) => void;
type OnSweep = (sweep: RateSweep | null, done: boolean) => void;

const openWorker = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

export function createTrainer(): Trainer {
  const worker = openWorker();
  const surveyor = createSurveyor(openWorker);
  const runs = new Map<number, RunListener>();
  const sweeps = new Map<number, OnSweep>();
  /** Only the latest request is compared; starting a run replaces the one prepared before it. */
  let comparing: { id: number; onCompared: OnCompared } | null = null;
  let last = 0;
  const post = (request: WorkerRequest) => worker.postMessage(request);
  const answers = createAnswers(post, () => ++last);
  const trajectory = async () =>
    (await answers.ask("trajectory", (id) => ({ type: "trajectory", id })))?.trajectory ?? null;

  worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
    switch (data.type) {
      case "predicted":
      case "written":
      case "traced":
      case "letters":
      case "inside":
      case "trajectory":
        return answers.receive(data);
      // Only the surveyor's worker sends these.
      case "valley":
      case "sliced":
        return;
      case "compared":
        if (comparing?.id === data.id) comparing.onCompared(data.calibration);
        return;
      case "swept": {
        const onSweep = sweeps.get(data.id);
        if (data.done) sweeps.delete(data.id);
        return onSweep?.(data.sweep, data.done);
      }
      default: {
        const listener = runs.get(data.id);
        if (data.type === "ended" || data.type === "failed") runs.delete(data.id);
        if (listener) notify(listener, data);
      }
    }
  };
  // The worker's script could not be loaded, or threw unexpectedly.
  worker.onerror = (event) => {
    const message = event.message || "The trainer's worker could not be loaded.";
    for (const listener of runs.values()) listener.failed(message, null);
    for (const onSweep of sweeps.values()) onSweep(null, true);
    answers.close();
    runs.clear();
    sweeps.clear();
  };

  return {
    warm: () => post({ type: "warm" }),
    load({ train, validation }) {
      post({ type: "load", train, validation });
      surveyor.load({ train, validation });
    },
    place: (plane) => post({ type: "place", plane }),
    prepare(spec, engine, onCompared) {
      const id = ++last;
      comparing = { id, onCompared };
      post({ type: "prepare", id, spec, engine });
    },
    start(spec, { pace, engine, from = null }, listener) {
      const id = ++last;
      runs.set(id, listener);
      if (comparing) comparing.id = id;
      post({ type: "start", id, spec, pace, engine, from });
    },
    recall: (trajectory) => post({ type: "recall", trajectory }),
    trajectory,
    stop() {
      for (const id of runs.keys()) post({ type: "stop", id });
    },
    setPace: (pace) => post({ type: "pace", pace }),
    hold: (held) => post({ type: "hold", held }),
    sweep(spec, onSweep) {
      const id = ++last;
      sweeps.set(id, onSweep);
      post({ type: "sweep", id, spec });
      return () => post({ type: "stop", id });
    },
    predict: async (inputs, count) =>
      (await answers.ask("predicted", (id) => ({ type: "predict", id, inputs, count })))?.outputs ?? null,
    async predictModel(model, inputs, count) {
      const question = (id: number) => ({ type: "predict-model" as const, id, ...model, inputs, count });
      return (await answers.ask("predicted", question))?.outputs ?? null;
    },
    trace: async (from, skip) =>
      (await answers.ask("traced", (id) => ({ type: "trace", id, from, skip })))?.trace ?? null,
    write: async (order) =>
      (await answers.ask("written", (id) => ({ type: "write", id, order })))?.words ?? null,
    letters: async () => (await answers.ask("letters", (id) => ({ type: "letters", id })))?.letters ?? null,
    inside: async (question) =>
      (await answers.ask("inside", (id) => ({ type: "inside", id, question })))?.inside ?? null,
    valley(onValley) {
      let wanted = true;
      let stop = () => {
        wanted = false;
      };
      void trajectory().then((place) => {
        if (wanted && place) stop = surveyor.valley(place, onValley);
        else onValley(null, true);
      });
      return () => stop();
    },
    async slice() {
      const place = await trajectory();
      return place && surveyor.slice(place);
    },
    dispose() {
      worker.terminate();
      surveyor.dispose();
      answers.close();
    },
  };
}

function notify(
  listener: RunListener,
  reply: ReplyOf<"started" | "points" | "progress" | "resume-point" | "ended" | "failed">,
): void {
  switch (reply.type) {
    case "started":
      listener.started(reply.calibration);
      break;
    case "points":
      listener.points(reply.from, reply.points);
      break;
    case "progress": {
      const { step, totalSteps, stepsPerSecond, elapsedMs } = reply;
      listener.progress({ step, totalSteps, stepsPerSecond, elapsedMs });
      break;
    }
    case "resume-point":
      listener.resumePoint(reply.point);
      break;
    case "ended":
      listener.ended(reply.reason, reply.bests);
      break;
    case "failed":
      listener.failed(reply.message, reply.refusal);
      break;
    default:
      unreachable(reply);
  }
}
