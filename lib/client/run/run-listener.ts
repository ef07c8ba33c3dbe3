import type { KeptRun } from "@/lib/client/storage/kept-run";
import { append, bestPoint, type Curve, EMPTY_CURVE, pick } from "@/lib/learning/curves/curve";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { ResumePoint } from "@/lib/learning/training/training";
import type { Resumption } from "@/lib/protocol/worker";
import type { RunNumber } from "@/lib/session/log/events";
import { latestBests } from "@/lib/trainer/run/best-points";
import type { RunListener } from "@/lib/trainer/run/trainer";
import type { CheckpointKeeper } from "./checkpoint-keeper";
import type { Outbox } from "./outbox";
import type { RunArchive } from "./run-archive";
import { type RunState, specOf, type TrainingRound } from "./run-state";

/** Each has at most 2 MB of weights. */
const MODELS_KEPT = 32;

export type RunListenerPorts = {
  readonly outbox: Outbox;
  readonly archive: RunArchive;
  readonly checkpoints: CheckpointKeeper;
  state(): RunState;
  update(change: Partial<RunState>): void;
  /** Assigns a number to a run that has really started. */
  number(): RunNumber;
  /** Whether the class has not refused the run so far. */
  isTaken(run: RunNumber): boolean;
  /** Whether the lab still shows this run, and not one started after it. */
  isLatest(): boolean;
  /** The run has ended, and the page shows its network until the next run starts. */
  cameToRest(run: RunNumber): void;
};

/** Passes what happens to one run on to the page, the class and the browser's storage. `resumed`: the run as an earlier page stored it, or null. */
export function listenToRun(
  settings: Settings,
  training: TrainingRound,
  resumed: KeptRun | null,
  ports: RunListenerPorts,
): RunListener {
  const { outbox, archive, checkpoints, state, update } = ports;
  const { round, seed, ranking } = training;
  let run: RunNumber | null = resumed?.start.run ?? null;
  let started = false;
  let curve = resumed?.curve ?? EMPTY_CURVE;

  const idle = () => (state().examples ? "ready" : "loading");
  const rest = (change: Partial<RunState>) => {
    if (!ports.isLatest()) return;
    // Once it has ended, it is no longer news that it was resumed after a reload.
    const news = state().news?.kind === "resumed" ? null : state().news;
    update({ ...change, news, progress: null });
  };
  const show = (number: RunNumber) => update({ curve, curves: new Map(state().curves).set(number, curve) });

  return {
    started(calibration) {
      if (started) {
        if (run !== null) archive.change(run, { engine: calibration.engine, chosen: calibration.chosen });
        return update({ calibration });
      }
      started = true;
      const { engine, chosen, device } = calibration;
      if (run === null) {
        run = ports.number();
        const start = { type: "start-run", run, round, ...settings, device } as const;
        const { pace } = state();
        archive.put({ ...FRESH, start, seed, ranking, pace, engine, chosen });
        outbox.start(start);
      }
      update({ status: "training", run, calibration, progress: null });
      show(run);
    },
    points(_, points) {
      if (run === null) return;
      curve = append(curve, points);
      show(run);
      outbox.addPoints(run, points);
    },
    progress: (progress) => update({ progress }),
    resumePoint({ state: reached, points, bests }) {
      const kept = run === null ? undefined : archive.get(run);
      if (!kept) return;
      const { pace } = state();
      archive.change(kept.start.run, {
        ...{ state: reached, pace, curve: firstPoints(curve, points) },
        bests: latestBests([...kept.bests, ...bests], ranking.by),
      });
    },
    ended(reason, bests) {
      const best = bests.at(-1);
      if (run !== null && best && ports.isTaken(run)) {
        archive.change(run, { curve, bests, state: null, end: reason });
        const { epochs } = settings.hyperparameters;
        checkpoints.ended({ run, round, bests, curve, epochs, ranking });
        const model = { spec: specOf(settings, training), weights: best.weights };
        update({ models: new Map([...state().models, [run, model] as const].slice(-MODELS_KEPT)) });
      } else if (run !== null) {
        archive.change(run, { curve, state: null, end: reason, network: "settled" });
      }
      if (run !== null) outbox.end(run, reason);
      if (run !== null && ports.isLatest()) ports.cameToRest(run);
      rest({ status: idle() });
    },
    failed(message, refusal) {
      console.error("Training failed.", message);
      if (run !== null) {
        archive.change(run, { curve, state: null, end: "abandoned", network: "settled" });
        outbox.end(run, "abandoned");
      }
      if (refusal) rest({ status: idle(), problem: `engine-${refusal}` });
      else rest({ status: "failed", problem: "training-failed" });
    },
  };
}

const FRESH = {
  curve: EMPTY_CURVE,
  state: null,
  bests: [],
  trajectory: null,
  end: null,
  delivered: false,
  network: "owed",
} as const;

/** Where the worker resumes a stored run. `heard`: how many of its points the class has. */
export function resumptionOf({ state, curve, bests, engine, chosen }: KeptRun, heard: number): Resumption {
  const points = curve.step.length;
  return { state, points, best: bestPoint(curve), bests, heard, engine, chosen };
}

function firstPoints(curve: Curve, count: ResumePoint["points"]): Curve {
  return pick(
    curve,
    Array.from({ length: count }, (_, index) => index),
  );
}
