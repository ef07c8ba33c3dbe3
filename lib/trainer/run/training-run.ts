import { type CurvePoint, type PlacedPoint, rounded } from "@/lib/learning/curves/curve";
import type { Place } from "@/lib/learning/training/class-valley";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import { type Evaluation, evaluate, LARGEST_LOSS } from "@/lib/learning/training/evaluation";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type {
  Examples,
  ResumePoint,
  RunSpec,
  TrainingOutcome,
  TrainState,
  WeightSnapshot,
} from "@/lib/learning/training/training";
import type { Resumption } from "@/lib/protocol/worker";
import { isGpu } from "@/lib/trainer/choose/comparison";
import { keepBestPoints } from "./best-points";
import type { Engine } from "./engine";
import type { Pacing } from "./pacing";
import { measuredCounts, runGrid } from "./run-grid";
import { createSlicing, createYieldPoint, inChunks } from "./slices";

/** At most this much training is lost with its device or its page. */
const RESUME_POINT_MS = 1_000;
/** A run resumed after a reload does not stop before it has reached what the class has received of it, unless that takes longer than this. */
const CATCHING_UP_MS = 3_000;

/** A moment of a run: how far it has come, what was measured there (if anything), and now and then everything needed to resume from there. */
export type RunMoment = {
  readonly step: number;
  readonly point: PlacedPoint | null;
  readonly resumePoint: ResumePoint | null;
};

/** How a run ended, and its latest best points, the best one last; by final weights, its last point. */
export type RunOutcome = {
  readonly reason: TrainingOutcome;
  readonly bests: readonly WeightSnapshot[];
};

type TrainingRun = {
  readonly spec: RunSpec;
  readonly examples: Examples;
  readonly engine: Engine;
  /** Opens another engine for the same run after a device was lost, at this state or at the beginning. */
  replaceEngine(lost: EngineName, from: TrainState | undefined): Promise<Engine>;
  /** Where an earlier page left the run. `engine` has been opened there. */
  readonly from?: Resumption | null;
  readonly pacing: Pacing;
  /** Finds where weights are on the plane of the class's valley; null while there is none for this network. */
  readonly placer?: () => ((weights: Float32Array) => Place) | null;
  stopped(): boolean;
  /** A clock in milliseconds. */
  now(): number;
  /** Waits at least this long while messages are handled, even if it is 0. */
  pause(milliseconds: number): Promise<void>;
};

/**
 * Trains a network, and yields after every slice of steps, every wait, and every point of the grid, measured on both splits after its step. A
 * measurement that is not finite ends the run as diverged and is not yielded.
 */
export async function* trainingRun(run: TrainingRun): AsyncGenerator<RunMoment, RunOutcome> {
  const { spec, examples, pacing, now, from = null } = run;
  const perEpoch = stepsPerEpoch(examples.train.count, spec.hyperparameters.batchSize);
  const grid = runGrid(spec, examples);
  const slicing = createSlicing();
  const yieldPoint = createYieldPoint(now, () => run.pause(0));
  let { engine } = run;
  const bests = keepBestPoints({ ranksBy: spec.ranksBy, before: from });
  const heard = Math.min(from?.heard ?? 0, grid.length);
  let state = from?.state ?? undefined;
  let step = state?.step ?? 0;
  let next = from?.points ?? 0;
  /** Steps that have been reported already: an engine or page that replaces another repeats those since the last saved state, without pacing and without reporting them again. */
  let known = heard > 0 ? grid[heard - 1]! : 0;
  const began = now();
  let keptAt = began;
  const ended = (reason: RunOutcome["reason"]): RunOutcome => ({ reason, bests: bests.all() });
  const stopped = () => run.stopped() && (next >= heard || now() - began > CATCHING_UP_MS);
  const mayContinue = async () => {
    await yieldPoint();
    return !stopped();
  };

  while (next < grid.length) {
    try {
      if (step < grid[next]!) {
        const allowed = step < known ? known - step : pacing.allowance(now());
        const steps = Math.min(slicing.steps, allowed, grid[next]! - step);
        if (steps > 0) {
          const before = now();
          await engine.train(steps);
          slicing.took(steps, now() - before);
          step += steps;
          if (step > known) {
            pacing.spend(steps);
            known = step;
            yield { step, point: null, resumePoint: null };
          }
        }
        if (step !== (state?.step ?? 0) && now() - keptAt >= RESUME_POINT_MS) {
          state = await engine.trainState();
          keptAt = now();
          yield { step, point: null, resumePoint: { state, points: next, bests: bests.all() } };
        }
        if (steps > 0) await yieldPoint();
        else {
          await run.pause(pacing.wait);
          yield { step, point: null, resumePoint: null };
        }
        if (stopped()) return ended("stopped");
      }
      if (step === grid[next]) {
        const measurement = await measure(engine, spec, examples, mayContinue);
        if (!measurement) return ended("stopped");
        if (hasDiverged(measurement)) return ended("diverged");
        const point = curvePoint(step, perEpoch, measurement);
        const placeOf = run.placer?.() ?? null;
        const isBest = bests.beatenBy(point);
        const weights = isBest || placeOf ? await engine.weights() : null;
        if (isBest && weights) bests.add(point, weights);
        next++;
        const placed = weights && placeOf ? { ...point, ...roundedPlace(placeOf(weights)) } : point;
        yield { step, point: placed, resumePoint: null };
      }
    } catch (error) {
      // A GPU fails in many ways (its memory is full, its driver gives up), and not all are reported as a lost device.
      if (!isGpu(engine.name)) throw error;
      console.warn(`${engine.name} failed at step ${step}.`, error);
      engine = await run.replaceEngine(engine.name, state);
      step = state?.step ?? 0;
    }
  }
  return ended("finished");
}

type Measurement = { readonly train: Evaluation; readonly validation: Evaluation };

/**
 * Evaluates the current network on both splits (a large training split in part: `measuredCounts`), in chunks. `mayContinue` is awaited after each; null if it answers false.
 */
export async function measure(
  engine: Engine,
  spec: RunSpec,
  examples: Examples,
  mayContinue: () => Promise<boolean>,
): Promise<Measurement | null> {
  const train = await evaluateSplit(engine, spec, examples, "train", mayContinue);
  const validation = train && (await evaluateSplit(engine, spec, examples, "validation", mayContinue));
  return validation && { train, validation };
}

async function evaluateSplit(
  engine: Engine,
  spec: RunSpec,
  examples: Examples,
  name: keyof Examples,
  mayContinue: () => Promise<boolean>,
): Promise<Evaluation | null> {
  const count = measuredCounts(examples)[name];
  const piece = (from: number, rows: number) => engine.outputs(name, from, rows);
  const outputs = await inChunks(engine.name, spec, count, piece, mayContinue);
  return outputs && evaluate(outputs, { ...examples[name], count }, spec.task, spec.floor);
}

/** Whether a loss is not finite, or about to overflow. */
export function hasDiverged({ train, validation }: Measurement): boolean {
  return !(train.loss <= LARGEST_LOSS && validation.loss <= LARGEST_LOSS);
}

function roundedPlace({ across, up }: Place): Place {
  return { across: rounded(across), up: rounded(up) };
}

/** The point of a curve, rounded to the precision of curves. */
export function curvePoint(
  step: number,
  stepsPerEpoch: number,
  { train, validation }: Measurement,
): CurvePoint {
  return {
    step,
    epoch: rounded(step / stepsPerEpoch),
    trainLoss: rounded(train.loss),
    validationLoss: rounded(validation.loss),
    trainScore: rounded(train.score),
    validationScore: rounded(validation.score),
    trainMetric: rounded(train.metric),
    validationMetric: rounded(validation.metric),
  };
}
