import type { ChallengeInfo } from "@/lib/learning/challenge";
import { append, type Curve, EMPTY_CURVE } from "@/lib/learning/curve";
import type { Settings } from "@/lib/learning/hyperparameters";
import { featureCount } from "@/lib/learning/network";
import { networkProblem } from "@/lib/learning/network-check";
import type { Seed } from "@/lib/learning/random";
import type { StepTrace } from "@/lib/learning/step-trace";
import type { Reply } from "@/lib/protocol/socket";
import type { Pace, RunSpec } from "@/lib/protocol/worker";
import type { ParticipantCommand } from "@/lib/session/commands";
import type { RunNumber } from "@/lib/session/events";
import type { ProblemCode } from "@/lib/session/problem";
import type { Run } from "@/lib/session/session";
import type { RunListener, Trainer } from "@/lib/trainer/trainer";
import { createCheckpointKeeper } from "./checkpoint-keeper";
import { createOutbox } from "./outbox";
import type { Checkpoint } from "./put-checkpoint";
import { INITIAL_RUN_STATE, type RunState, type WantedEngine } from "./run-state";
import { downloadExamples } from "./splits";

/** A round that is running, as training needs it. */
export type TrainingRound = {
  readonly round: number;
  readonly seed: Seed;
  readonly challenge: ChallengeInfo;
};

export type RunKeeper = {
  state(): RunState;
  subscribe(changed: () => void): () => void;
  /** The round that is running; null when none is. A run of another round is stopped. */
  enter(round: TrainingRound | null): void;
  /** This participant's runs as the class knows them. */
  know(ownRuns: readonly Run[]): void;
  /** A run with these settings may come: the worker compares its engines on it meanwhile. */
  prepare(settings: Settings): void;
  start(settings: Settings): void;
  stop(): void;
  setPace(pace: Pace): void;
  /** While the class is paused, training stands still, and goes on from the same weights after. */
  hold(held: boolean): void;
  /** From the next run on. */
  setEngine(engine: WantedEngine): void;
  /**
   * Tries many learning rates with these settings. `onSweep` hears what is known by then, at last with `done`; null when it was
   * broken off. Returns what breaks it off.
   */
  sweep(settings: Settings, onSweep: OnSweep): () => void;
  predict(inputs: Float32Array, count: number): Promise<Float32Array | null>;
  /**
   * Slow motion: the next step of a copy of the training, taken apart, after `skip` steps that are not told. `from`: the run as it is
   * now, the copy itself where it stands, or the beginning of a run with these settings. Null when there is nothing to show.
   */
  trace(from: TraceFrom, skip: number): Promise<StepTrace | null>;
  /** The loss round the network as it is now, and on the line downhill from there; see `Trainer`. */
  valley: Trainer["valley"];
  slice: Trainer["slice"];
  dispose(): void;
};

export type TraceFrom = "run" | "walk" | Settings;

type OnSweep = Parameters<Trainer["sweep"]>[1];

export type RunKeeperPorts = {
  readonly sessionId: string;
  readonly trainer: Trainer;
  /** What the student wanted to train on when this page was last open. */
  readonly engine: WantedEngine;
  send(command: ParticipantCommand): Promise<Reply>;
  /** Puts a run's weights up to the referee: null when it has scored them, else why not. */
  put(checkpoint: Checkpoint, signal: AbortSignal): Promise<ProblemCode | null>;
  pause(milliseconds: number): Promise<void>;
  /** From 0 to 1. */
  chance(): number;
};

/** Their weights are 2 MB at most. */
const MODELS_KEPT = 32;
/** Settings are being changed: the worker is not asked to prepare before they rest for so long. */
const SETTLED_MS = 250;
/** The class ends runs when a round closes; the rest of a run on its way then is no news to the student. */
const EXPECTED: readonly ProblemCode[] = ["run-ended"];

/** Trains on this page and tells the class: between the trainer in its worker, the outbox and the lab. */
export function createRunKeeper(ports: RunKeeperPorts): RunKeeper {
  const { sessionId, trainer, engine, send, put, pause, chance } = ports;
  let state: RunState = { ...INITIAL_RUN_STATE, engine };
  let current: TrainingRound | null = null;
  let download = new AbortController();
  let ownRuns: readonly Run[] = [];
  /** Runs started here, and those already given up for lost: nothing else may be ended by this page. */
  const handled = new Set<RunNumber>();
  /** Runs that the class did not take. The next run takes the number. */
  const refused = new Set<RunNumber>();
  let prepared = 0;
  /** What the next run is likely to be. */
  let likely: Settings | null = null;
  /** Clicks on Train: what a run that was replaced still says is no longer the lab's state. */
  let clicks = 0;
  const listeners = new Set<() => void>();

  const update = (change: Partial<RunState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const idle = () => (state.examples ? "ready" : "loading");

  const checkpoints = createCheckpointKeeper({
    ...{ put, pause, chance },
    checking: (checking) => update({ checking }),
  });

  const outbox = createOutbox({
    send,
    pause,
    delivered: checkpoints.delivered,
    reported: (run) => ownRuns[run]?.reported ?? null,
    changed: () => update({ waiting: outbox.waiting() }),
    refused(run, { code }) {
      if (run === state.run) trainer.stop();
      if (EXPECTED.includes(code)) return;
      refused.add(run);
      checkpoints.forget(run);
      update({ problem: code });
    },
  });

  const specOf = (settings: Settings, { challenge, seed }: TrainingRound): RunSpec => ({
    ...settings,
    task: challenge.task,
    featureShape: challenge.featureShape,
    seed,
  });

  const prepareNow = () => {
    if (!current || !state.examples || !likely) return;
    const spec = specOf(likely, current);
    if (networkProblem(spec.network, spec.featureShape, spec.task)) return;
    trainer.prepare(spec, state.engine, (calibration) => {
      if (state.status === "ready") update({ calibration });
    });
  };

  /** What happens to one run. It has a number from the moment it really starts. */
  const follow = (settings: Settings, training: TrainingRound): RunListener => {
    const { round } = training;
    let run: RunNumber | null = null;
    const click = ++clicks;
    const rest = (change: Partial<RunState>) => {
      if (click === clicks) update({ ...change, progress: null });
    };
    const show = (curve: Curve) => {
      if (run === null) return;
      update({ curve, curves: new Map(state.curves).set(run, curve) });
    };
    return {
      started(calibration) {
        if (run !== null) return update({ calibration });
        run = outbox.nextRun(ownRuns.length);
        handled.add(run);
        refused.delete(run);
        update({ status: "training", run, calibration, progress: null });
        show(EMPTY_CURVE);
        outbox.start({ type: "start-run", run, round, ...settings, device: calibration.device });
      },
      points(_, points) {
        if (run === null) return;
        show(append(state.curve, points));
        outbox.addPoints(run, points);
      },
      progress: (progress) => update({ progress }),
      ended(reason, bests) {
        const best = bests.at(-1);
        if (run !== null && best && !refused.has(run)) {
          checkpoints.ended({ run, round, bests, curve: state.curves.get(run) ?? EMPTY_CURVE });
          const model = { spec: specOf(settings, training), weights: best.weights };
          update({ models: new Map([...state.models, [run, model] as const].slice(-MODELS_KEPT)) });
        }
        if (run !== null) outbox.end(run, reason);
        rest({ status: idle() });
      },
      failed(message, refusal) {
        console.error("Training failed.", message);
        if (run !== null) outbox.end(run, "abandoned");
        if (refusal) rest({ status: idle(), problem: `engine-${refusal}` });
        else rest({ status: "failed", problem: "training-failed" });
      },
    };
  };

  const load = async ({ round, challenge }: TrainingRound, signal: AbortSignal) => {
    update({ status: "loading", examples: null, problem: null });
    const features = featureCount(challenge.featureShape);
    const trouble = (problem: { code: ProblemCode } | null) => update({ problem: problem?.code ?? null });
    const result = await downloadExamples({ sessionId, round, features, signal, pause, trouble });
    if (!result) return;
    if (!result.ok) return update({ status: "failed", problem: result.problem.code });
    trainer.load(result.value);
    update({ status: "ready", examples: result.value });
    likely ??= challenge.preset;
    prepareNow();
  };

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    enter(round) {
      const same = round && current && round.round === current.round && round.seed === current.seed;
      if (same || round === current) return;
      trainer.stop();
      current = round;
      if (!round) return;
      download.abort();
      download = new AbortController();
      void load(round, download.signal);
    },
    know(runs) {
      ownRuns = runs;
      for (const run of runs) {
        if (run.end || handled.has(run.number)) continue;
        // It was trained on a page that is gone, and its network with it.
        handled.add(run.number);
        outbox.end(run.number, "abandoned");
      }
      checkpoints.know(runs);
      outbox.wake();
    },
    async prepare(settings) {
      likely = settings;
      const turn = ++prepared;
      await pause(SETTLED_MS);
      if (turn === prepared) prepareNow();
    },
    start(settings) {
      if (!current || !state.examples) return;
      prepared++;
      update({ status: "calibrating", problem: null });
      trainer.start(
        specOf(settings, current),
        { pace: state.pace, engine: state.engine },
        follow(settings, current),
      );
    },
    stop: () => trainer.stop(),
    setPace(pace) {
      trainer.setPace(pace);
      update({ pace });
    },
    hold: (held) => trainer.hold(held),
    setEngine(wanted) {
      update({ engine: wanted, problem: null });
      prepareNow();
    },
    sweep(settings, onSweep) {
      if (current && state.examples) return trainer.sweep(specOf(settings, current), onSweep);
      onSweep(null, true);
      return () => {};
    },
    predict: (inputs, count) => trainer.predict(inputs, count),
    async trace(from, skip) {
      if (typeof from === "string") return trainer.trace(from, skip);
      return current && trainer.trace({ beginning: specOf(from, current) }, skip);
    },
    valley: (onValley) => trainer.valley(onValley),
    slice: () => trainer.slice(),
    dispose() {
      listeners.clear();
      download.abort();
      outbox.close();
      checkpoints.close();
      trainer.dispose();
    },
  };
}
