import { type ClassPlane, type Place, placeOf, startTogether } from "@/lib/learning/training/class-valley";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { Examples, RunSpec, TrainState, Trajectory } from "@/lib/learning/training/training";
import { unreachable } from "@/lib/learning/unreachable";
import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { createEngineChooser } from "@/lib/trainer/choose/choose-engine";
import {
  EngineRefused,
  type Engines,
  openEngine,
  openReplacement,
  openToResume,
} from "@/lib/trainer/choose/open-engine";
import { createPreparer } from "@/lib/trainer/choose/preparer";
import { createPredictor } from "@/lib/trainer/lens/predictor";
import { createQuestions } from "@/lib/trainer/lens/questions";
import { rateSweep } from "@/lib/trainer/lens/rate-sweep";
import { createTrajectoryRecorder } from "@/lib/trainer/lens/trajectory";
import { initialWeights } from "./initial-weights";
import { createPacing } from "./pacing";
import { totalSteps } from "./run-grid";
import { createRunReporter } from "./run-reporter";
import { pause, yieldToMessages } from "./slices";
import { trainingRun } from "./training-run";

type Start = Extract<WorkerRequest, { type: "start" }>;
type Sweep = Extract<WorkerRequest, { type: "sweep" }>;
/** A run or a sweep, which can be stopped in progress or while it waits in the queue. */
type Job = { readonly id: number; stopped: boolean };
type RunJob = Job & { pace: Start["pace"]; pacing: ReturnType<typeof createPacing> | null };

/** How often a held sweep checks whether it may continue. */
const HELD_MS = 100;

export type Workbench = { handle(request: WorkerRequest): void };

/** Everything the worker does. Loading, running and sweeping are queued; engines are compared when there is nothing else to do; questions are answered between slices. */
export function createWorkbench(
  engines: Engines,
  post: (reply: WorkerReply) => void,
  now: () => number,
): Workbench {
  const chooser = createEngineChooser(engines, now);
  let examples: Examples | null = null;
  let run: RunJob | null = null;
  let sweep: Job | null = null;
  let held = false;
  let plane: ClassPlane | null = null;
  let queue: Promise<void> = Promise.resolve();
  /** Settles when the examples and the network that were sent last are in place. */
  let loading: Promise<void> = queue;
  const preparer = createPreparer({ chooser, examples: () => examples, busy: () => queue, post });
  const predictor = createPredictor(now);
  const recorder = createTrajectoryRecorder(predictor.network);
  const questions = createQuestions({
    ...{ predictor, recorder, now, post },
    examples: () => loading.then(() => examples),
    loaded: () => loading,
  });

  /** Queues work; `failed` is called with the reason if it fails. */
  const enqueue = (work: () => Promise<void>, failed: (reason: unknown) => void) => {
    queue = queue.then(work).catch(failed);
  };
  const interrupt = () => {
    if (run) run.stopped = true;
    if (sweep) sweep.stopped = true;
    preparer.interrupt();
  };

  const train = async (start: Start, job: RunJob) => {
    const { id, spec, from } = start;
    if (!examples) throw new Error("There are no examples to train on.");
    const on = examples;
    predictor.forget();
    if (job.stopped) return void post({ type: "ended", id, reason: "stopped", bests: [] });
    const comparison = chooser.known(spec, on);
    const first = from
      ? await openToResume(engines, from, spec, on, comparison)
      : await openEngine(engines, start.engine, spec, on, comparison);
    predictor.use(first.engine, spec);
    recorder.begin(spec);
    post({ type: "started", id, calibration: first.calibration });
    const replaceEngine = async (lost: EngineName, at: TrainState | undefined) => {
      chooser.lost(lost);
      predictor.forget();
      const next = await openReplacement(engines, spec, on, comparison, at);
      predictor.use(next.engine, spec);
      post({ type: "started", id, calibration: next.calibration });
      return next.engine;
    };
    job.pacing = createPacing(totalSteps(spec, on), job.pace);
    job.pacing.hold(held);
    const reporter = createRunReporter(id, totalSteps(spec, on), post, now, from);
    const moments = trainingRun({
      spec,
      examples: on,
      engine: first.engine,
      replaceEngine,
      from,
      pacing: job.pacing,
      placer: placerOn(spec, () => plane),
      stopped: () => job.stopped,
      now,
      pause,
    });
    for (;;) {
      const { done, value } = await moments.next();
      if (done) {
        reporter.flush();
        return void post({ type: "ended", id, ...value });
      }
      reporter.moment(value);
      if (value.point) await recorder.passed(value.step);
    }
  };

  const recall = async (trajectory: Trajectory) => {
    if (!examples) return;
    const { spec, step, weights, firstMemory, secondMemory } = trajectory;
    const from = { step, weights, firstMemory, secondMemory };
    const { engine } = await openReplacement(engines, spec, examples, null, from);
    predictor.forget();
    predictor.use(engine, spec);
    recorder.begin(spec, trajectory.path);
  };

  const trySweep = async ({ id, spec }: Sweep, job: Job) => {
    const mayContinue = async () => {
      await yieldToMessages();
      while (held && !job.stopped) await pause(HELD_MS);
      return !job.stopped;
    };
    const onSweep: Parameters<typeof rateSweep>[2]["onSweep"] = (known) =>
      post({ type: "swept", id, sweep: known, done: false });
    const result =
      examples && !job.stopped ? await rateSweep(spec, examples, { mayContinue, onSweep, now }) : null;
    post({ type: "swept", id, sweep: result, done: true });
  };

  return {
    handle(request) {
      switch (request.type) {
        // The worker itself fetches code.
        case "warm":
          return;
        case "load": {
          interrupt();
          const { train, validation } = request;
          enqueue(
            async () => {
              predictor.forget();
              questions.forget();
              examples = { train, validation };
            },
            () => {},
          );
          loading = queue;
          return;
        }
        case "recall":
          enqueue(
            () => recall(request.trajectory),
            (reason) => console.warn("The network of an earlier page could not be opened.", reason),
          );
          loading = queue;
          return;
        case "place":
          plane = request.plane;
          return;
        case "prepare":
          return preparer.prepare(request);
        case "start": {
          interrupt();
          const { id, pace } = request;
          const job: RunJob = { id, stopped: false, pacing: null, pace };
          run = job;
          enqueue(
            () => train(request, job),
            (reason) => {
              const refusal = reason instanceof EngineRefused ? reason.refusal : null;
              post({ type: "failed", id, refusal, message: String(reason) });
            },
          );
          return preparer.prepareLater(request);
        }
        case "sweep": {
          preparer.interrupt();
          const { id } = request;
          const job: Job = { id, stopped: false };
          if (sweep) sweep.stopped = true;
          sweep = job;
          enqueue(
            () => trySweep(request, job),
            (reason) => {
              console.warn("The sweep failed.", reason);
              post({ type: "swept", id, sweep: null, done: true });
            },
          );
          return preparer.resumeLater();
        }
        case "stop":
          for (const job of [run, sweep]) if (job?.id === request.id) job.stopped = true;
          return questions.stop(request.id);
        case "pace":
          if (run) run.pace = request.pace;
          run?.pacing?.setPace(request.pace);
          return;
        case "hold":
          held = request.held;
          run?.pacing?.hold(held);
          return;
        case "predict":
        case "predict-model":
        case "write":
        case "trace":
        case "letters":
        case "inside":
        case "trajectory":
        case "valley":
        case "slice":
          return questions.ask(request);
        default:
          return unreachable(request);
      }
    },
  };
}

/** Places a run's weights on whatever plane there is by then, if it is that of the run's network. */
function placerOn(spec: RunSpec, plane: () => ClassPlane | null) {
  let known: { plane: ClassPlane | null; place: ((weights: Float32Array) => Place) | null } | null = null;
  return () => {
    const current = plane();
    if (known?.plane === current) return known.place;
    const isOwn = current !== null && startTogether(current.network, spec.network);
    const start = isOwn ? initialWeights(spec) : null;
    const fits = start !== null && start.length === current?.directions.across.length;
    const place = fits ? (weights: Float32Array) => placeOf(weights, start, current.directions) : null;
    known = { plane: current, place };
    return place;
  };
}
