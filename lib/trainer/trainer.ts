import type { Curve } from "@/lib/learning/curve";
import { unreachable } from "@/lib/learning/unreachable";
import type {
  Calibration,
  EngineName,
  Pace,
  RunSpec,
  WorkerReply,
  WorkerRequest,
} from "@/lib/protocol/worker";
import type { Examples } from "./engine";

type ReplyOf<Type extends WorkerReply["type"]> = Extract<WorkerReply, { type: Type }>;

/** What a run's owner is told, in this order: started (again, if an engine had to be replaced), then points and progress, then one of ended and failed. */
export type RunListener = {
  started(calibration: Calibration): void;
  points(from: number, points: Curve): void;
  progress(progress: Omit<ReplyOf<"progress">, "type" | "id">): void;
  ended(reason: ReplyOf<"ended">["reason"], bestWeights: Float32Array): void;
  /** The run could not be started, or could not go on. The sentence is for the log. */
  failed(message: string): void;
};

/** The page's handle on the worker that trains. The worker lives as long as the page. */
export type Trainer = {
  /** The examples of a round, until the next ones. A run that is going is stopped. */
  load(examples: Examples): void;
  /** A run like this may come: lets the worker compare the engines on it meanwhile. */
  prepare(spec: RunSpec): void;
  /** Starts a run; one that is going is stopped first. */
  start(spec: RunSpec, options: { pace: Pace; engine: EngineName | "auto" }, listener: RunListener): void;
  /** Stops the run that is going, if any: it ends as "stopped". */
  stop(): void;
  setPace(pace: Pace): void;
  /** Outputs (count × output units) of the network as it is now, for `inputs` (count × features); null when there is none. */
  predict(inputs: Float32Array, count: number): Promise<Float32Array | null>;
  dispose(): void;
};

export function createTrainer(): Trainer {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const runs = new Map<number, RunListener>();
  const predictions = new Map<number, (outputs: Float32Array | null) => void>();
  let last = 0;
  const post = (request: WorkerRequest) => worker.postMessage(request);

  worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
    if (data.type === "predicted") {
      predictions.get(data.id)?.(data.outputs);
      predictions.delete(data.id);
      return;
    }
    const listener = runs.get(data.id);
    if (!listener) return;
    if (data.type === "ended" || data.type === "failed") runs.delete(data.id);
    tell(listener, data);
  };
  // The worker's script could not be loaded, or threw where nothing was expected to.
  worker.onerror = (event) => {
    const message = event.message || "The trainer's worker could not be loaded.";
    for (const listener of runs.values()) listener.failed(message);
    for (const answer of predictions.values()) answer(null);
    runs.clear();
    predictions.clear();
  };

  return {
    load: ({ train, validation }) => post({ type: "load", train, validation }),
    prepare: (spec) => post({ type: "prepare", spec }),
    start(spec, { pace, engine }, listener) {
      const id = ++last;
      runs.set(id, listener);
      post({ type: "start", id, spec, pace, engine });
    },
    stop() {
      for (const id of runs.keys()) post({ type: "stop", id });
    },
    setPace: (pace) => post({ type: "pace", pace }),
    predict: (inputs, count) =>
      new Promise((answer) => {
        const id = ++last;
        predictions.set(id, answer);
        post({ type: "predict", id, inputs, count });
      }),
    dispose() {
      worker.terminate();
      for (const answer of predictions.values()) answer(null);
    },
  };
}

function tell(listener: RunListener, reply: Exclude<WorkerReply, ReplyOf<"predicted">>): void {
  switch (reply.type) {
    case "started":
      listener.started(reply.calibration);
      break;
    case "points":
      listener.points(reply.from, reply.points);
      break;
    case "progress": {
      const { step, totalSteps, stepsPerSecond } = reply;
      listener.progress({ step, totalSteps, stepsPerSecond });
      break;
    }
    case "ended":
      listener.ended(reply.reason, reply.bestWeights);
      break;
    case "failed":
      listener.failed(reply.message);
      break;
    default:
      unreachable(reply);
  }
}
