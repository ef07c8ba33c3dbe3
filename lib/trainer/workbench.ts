import { featureCount } from "@/lib/learning/network";
import { unreachable } from "@/lib/learning/unreachable";
import type { EngineName, RunSpec, WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { calibration, createEngineChooser } from "./choose-engine";
import type { Engine, Examples, OpenEngine } from "./engine";
import { pause, yieldToMessages } from "./event-loop";
import { initialWeights } from "./initial-weights";
import { createPacing } from "./pacing";
import { inPieces } from "./pieces";
import { createRunReporter } from "./run-reporter";
import { totalSteps, trainingRun } from "./training-run";

type Start = Extract<WorkerRequest, { type: "start" }>;
type Network = { readonly engine: Engine; readonly spec: RunSpec };
/** Something that is done in the background of the messages, and can be told to stop. */
type Job = { stopped: boolean };
type RunJob = Job & {
  readonly id: number;
  pacing: ReturnType<typeof createPacing> | null;
  pace: Start["pace"];
};

/** After a run that could not wait for all engines, the rest are compared, unless the next one is started at once. */
const REST_MS = 1_000;

export type Workbench = { handle(request: WorkerRequest): void };

/** Everything the worker does. Loading, comparing engines and running happen one after the other; the rest is answered between slices. */
export function createWorkbench(
  engines: Readonly<Record<EngineName, OpenEngine>>,
  post: (reply: WorkerReply) => void,
  now: () => number,
): Workbench {
  const chooser = createEngineChooser(engines, now);
  let examples: Examples | null = null;
  /** The network of the current run, or of the last one. */
  let network: Network | null = null;
  let run: RunJob | null = null;
  let preparing: Job | null = null;
  let queue: Promise<void> = Promise.resolve();

  /** After all before it; `failed` is told why it could not be done. */
  const enqueue = (work: () => Promise<void>, failed: (reason: unknown) => void) => {
    queue = queue.then(work).catch(failed);
  };
  const interrupt = () => {
    if (run) run.stopped = true;
    if (preparing) preparing.stopped = true;
  };
  const forget = () => {
    network?.engine.dispose();
    network = null;
  };
  const warn = (reason: unknown) => console.warn("The trainer could not prepare.", reason);

  const prepare = (spec: RunSpec, afterMs = 0) => {
    if (preparing) preparing.stopped = true;
    const job: Job = { stopped: false };
    preparing = job;
    const goOn = async () => {
      await yieldToMessages();
      return !job.stopped;
    };
    const compare = async () => {
      if (examples && !job.stopped) await chooser.compare(spec, examples, { hurry: false, goOn });
    };
    // It waits outside the queue, where a start would have to wait with it.
    void pause(afterMs).then(() => enqueue(compare, warn));
  };

  /** The engine asked for, or the fastest one that still works. */
  const openEngine = async ({ id, spec }: Start, wanted: Start["engine"], on: Examples): Promise<Network> => {
    const known = chooser.known(spec);
    const comparison =
      known && (known.complete || known.trials.length >= 2 || wanted !== "auto")
        ? known
        : await chooser.compare(spec, on, { hurry: true, goOn: async () => true });
    const names = wanted === "auto" ? comparison.trials.map((trial) => trial.name) : [wanted];
    for (const name of names) {
      const engine = await engines[name](spec, on);
      if (!engine) continue;
      post({ type: "started", id, calibration: calibration(comparison, engine) });
      return { engine, spec };
    }
    throw new Error(`No engine can train this network here (asked for ${wanted}).`);
  };

  const train = async (start: Start, job: RunJob) => {
    const { id, spec } = start;
    if (!examples) throw new Error("There are no examples to train on.");
    const on = examples;
    forget();
    if (job.stopped)
      return void post({ type: "ended", id, reason: "stopped", bestWeights: initialWeights(spec) });
    network = await openEngine(start, start.engine, on);
    job.pacing = createPacing(totalSteps(spec, on), job.pace);
    const reporter = createRunReporter(id, totalSteps(spec, on), post, now);
    const moments = trainingRun({
      spec,
      examples: on,
      engine: network.engine,
      replaceEngine: async () => {
        forget();
        network = await openEngine(start, "auto", on);
        return network.engine;
      },
      pacing: job.pacing,
      stopped: () => job.stopped,
      now,
      pause,
    });
    for (;;) {
      const { done, value } = await moments.next();
      if (done) {
        reporter.flush();
        post({ type: "ended", id, ...value });
        break;
      }
      reporter.moment(value);
    }
    if (!chooser.known(spec)?.complete) prepare(spec, REST_MS);
  };

  /** Null when there is no network, or it is replaced meanwhile. */
  const predict = async (inputs: Float32Array, count: number): Promise<Float32Array | null> => {
    const asked = network;
    if (!asked) return null;
    const width = featureCount(asked.spec.featureShape);
    const piece = (from: number, rows: number) =>
      asked.engine.predict(inputs.slice(from * width, (from + rows) * width), rows);
    const goOn = async () => {
      await yieldToMessages();
      return network === asked;
    };
    return inPieces(asked.engine.name, asked.spec, count, piece, goOn);
  };

  return {
    handle(request) {
      switch (request.type) {
        case "load":
          interrupt();
          enqueue(async () => {
            forget();
            examples = { train: request.train, validation: request.validation };
          }, warn);
          return;
        case "prepare":
          return prepare(request.spec);
        case "start": {
          interrupt();
          const job: RunJob = { id: request.id, stopped: false, pacing: null, pace: request.pace };
          run = job;
          enqueue(
            () => train(request, job),
            (reason) => post({ type: "failed", id: request.id, message: String(reason) }),
          );
          return;
        }
        case "stop":
          if (run?.id === request.id) run.stopped = true;
          return;
        case "pace":
          if (run) run.pace = request.pace;
          run?.pacing?.setPace(request.pace);
          return;
        case "predict": {
          const { id, inputs, count } = request;
          predict(inputs, count).then(
            (outputs) => post({ type: "predicted", id, outputs }),
            () => post({ type: "predicted", id, outputs: null }),
          );
          return;
        }
        default:
          return unreachable(request);
      }
    },
  };
}
