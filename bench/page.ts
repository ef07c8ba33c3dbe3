import { append, type Curve, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { WantedEngine } from "@/lib/learning/training/engine-choice";
import type { WorkerReply } from "@/lib/protocol/worker";
import { createTrainer } from "@/lib/trainer/run/trainer";
import type { ContenderRequest } from "./contender-worker";
import type { ContenderName } from "./contenders/names";
import type { LiveRequest } from "./live-worker";
import { type TaskName, taskOf } from "./tasks";

/* The functions that the benchmark calls in the page; arguments and results are plain data. */

const contenders = new Map<ContenderName, Worker>();

function ask<Value>(name: ContenderName, request: ContenderRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    const worker = contenders.get(name)!;
    worker.onmessage = ({ data }) => (data.ok ? resolve(data.value) : reject(new Error(data.reason)));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(request);
  });
}

/** Opens a contender in a worker of its own. Returns the weights after some steps; null if it cannot train the task. */
async function open(contender: ContenderName, task: TaskName, steps: number): Promise<number[] | null> {
  contenders.set(contender, new Worker("/contender-worker.ts", { type: "module" }));
  const weights = await ask<Float32Array | null>(contender, { type: "open", contender, task, steps });
  return weights && Array.from(weights);
}

function close(contender: ContenderName): void {
  contenders.get(contender)?.terminate();
  contenders.delete(contender);
}

type Run = {
  readonly steps: number;
  /** Milliseconds from the start to the end of the run. */
  readonly whole: number;
  /** From Stop to the end, where it was stopped. */
  readonly stopping: number;
};

/** A run with a freshly opened trainer of the product. `stopAfter`: milliseconds of training until Stop. */
async function run(task: TaskName, engine: WantedEngine, epochs: number, stopAfter?: number) {
  const { spec, examples } = taskOf(task);
  return runOn(
    examples,
    { ...spec, hyperparameters: { ...spec.hyperparameters, epochs } },
    engine,
    stopAfter,
  );
}

/** Milliseconds from the start to the end of a run of a single step, including the measurements before and after it, on a fresh engine. */
async function firstStep(task: TaskName): Promise<number> {
  const { spec, examples } = taskOf(task);
  const count = spec.hyperparameters.batchSize;
  const width = examples.train.features.length / examples.train.count;
  const train = {
    count,
    features: examples.train.features.slice(0, count * width),
    labels: examples.train.labels.slice(0, count),
  };
  return (await runOn({ ...examples, train }, spec, "auto")).whole;
}

async function runOn(
  examples: ReturnType<typeof taskOf>["examples"],
  spec: ReturnType<typeof taskOf>["spec"],
  engine: WantedEngine,
  stopAfter?: number,
): Promise<Run> {
  const trainer = createTrainer();
  trainer.load(examples);
  // The answer means that the worker is ready.
  await trainer.predict(new Float32Array(0), 0);
  const began = performance.now();
  let stopped = Number.NaN;
  let steps = 0;
  const whole = await new Promise<number>((resolve, reject) => {
    trainer.start(
      spec,
      { pace: "fast", engine },
      {
        started() {
          if (stopAfter === undefined) return;
          setTimeout(() => {
            stopped = performance.now();
            trainer.stop();
          }, stopAfter);
        },
        points: () => {},
        progress: ({ step }) => {
          steps = step;
        },
        resumePoint: () => {},
        ended: () => resolve(performance.now() - began),
        failed: (message) => reject(new Error(message)),
      },
    );
  });
  trainer.dispose();
  return { steps, whole, stopping: began + whole - stopped };
}

/** Steps per second of a run in a worker; if live, the page assembles the curve as it arrives. */
async function live(request: LiveRequest): Promise<number> {
  const worker = new Worker("/live-worker.ts", { type: "module" });
  let curve: Curve = EMPTY_CURVE;
  const speed = await new Promise<number>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<WorkerReply | { type: "done"; stepsPerSecond: number }>) => {
      if (data.type === "points") curve = append(curve, data.points);
      if (data.type === "progress") document.title = `${data.step} / ${data.totalSteps}`;
      if (data.type === "done") resolve(data.stepsPerSecond);
    };
    worker.postMessage(request);
  });
  worker.terminate();
  return speed;
}

const benchPage = {
  open,
  close,
  warmUp: (name: ContenderName, milliseconds: number) => ask<null>(name, { type: "warm-up", milliseconds }),
  time: (name: ContenderName, milliseconds: number) => ask<number>(name, { type: "time", milliseconds }),
  run,
  firstStep,
  live,
};
export type BenchPage = typeof benchPage;
(globalThis as { benchPage?: BenchPage }).benchPage = benchPage;
