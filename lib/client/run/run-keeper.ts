import { createStore, type StoreApi } from "zustand/vanilla";
import type { Checkpoint } from "@/lib/client/api/checkpoints";
import { downloadExamples } from "@/lib/client/api/splits";
import type { KeptRun } from "@/lib/client/storage/kept-run";
import type { SeatStorage } from "@/lib/client/storage/seat-storage";
import { EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { featureCount } from "@/lib/learning/network/network";
import { networkProblem } from "@/lib/learning/network/network-check";
import type { WantedEngine } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { Pace, Trajectory } from "@/lib/learning/training/training";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import type { Trainer } from "@/lib/trainer/run/trainer";
import { createCheckpointKeeper } from "./checkpoint-keeper";
import { createOutbox } from "./outbox";
import { fetchRestingNetwork, keepResting, modelsOf, restingNetwork } from "./resting-network";
import { createRunArchive } from "./run-archive";
import { listenToRun, resumptionOf } from "./run-listener";
import { closeRun, restoreRuns } from "./run-restorer";
import { INITIAL_RUN_STATE, type RunState, specOf, type TrainingRound } from "./run-state";

export type { TrainingRound } from "./run-state";

/** What is asked of the network as it is now, and what is said to the run that is going, goes straight to the trainer. */
export type RunKeeper = Pick<Trainer, "stop" | "hold" | "predict" | "valley" | "slice"> & {
  readonly store: StoreApi<RunState>;
  /** The round that is running; null when none is. A run of another round is stopped. */
  enter(round: TrainingRound | null): void;
  /** Whose lab this is, and their runs as the class knows them. */
  know(seat: ParticipantId, ownRuns: readonly Run[]): void;
  /** A run with these settings may come: the worker compares its engines on it meanwhile. */
  prepare(settings: Settings): void;
  start(settings: Settings): void;
  setPace(pace: Pace): void;
  /** From the next run on. */
  setEngine(engine: WantedEngine): void;
  /**
   * Tries many learning rates with these settings. `onSweep` hears what is known by then, at last with `done`; null when it was
   * broken off. Returns what breaks it off.
   */
  sweep(settings: Settings, onSweep: OnSweep): () => void;
  /** The class has ended: nothing of it is kept in this browser any more, as soon as this is done. */
  finish(): Promise<void>;
  /**
   * Slow motion: the next step of a copy of the training, taken apart, after `skip` steps that are not told. `from`: the run as it is
   * now, the copy itself where it stands, or the beginning of a run with these settings. Null when there is nothing to show.
   */
  trace(from: TraceFrom, skip: number): Promise<StepTrace | null>;
  dispose(): void;
};

type TraceFrom = "run" | "walk" | Settings;

type OnSweep = Parameters<Trainer["sweep"]>[1];

export type RunKeeperPorts = {
  readonly sessionId: string;
  readonly trainer: Trainer;
  /** What the student wanted to train on when this page was last open. */
  readonly engine: WantedEngine;
  send(command: ParticipantCommand): Promise<Reply>;
  /** Puts a run's weights up to the referee: null when it has scored them, else why not. */
  put(checkpoint: Checkpoint, signal: AbortSignal): Promise<ProblemCode | null>;
  /** Gets back the weights of a run of this seat at its best; null where the class keeps none, or does not answer. */
  get(run: RunNumber, signal: AbortSignal): Promise<Float32Array | null>;
  /** Takes over what this browser keeps of the seat. */
  claim(seat: ParticipantId): Promise<SeatStorage>;
  pause(milliseconds: number): Promise<void>;
  /** Milliseconds, from any beginning. */
  now(): number;
  /** From 0 to 1. */
  chance(): number;
};

/** The worker is asked to prepare only once the settings have not changed for this long. */
const SETTLED_MS = 250;

/** Trains on this page and tells the class: between the trainer in its worker, the outbox, the browser's storage and the lab. */
export function createRunKeeper(ports: RunKeeperPorts): RunKeeper {
  const { sessionId, trainer, engine, send, put, get, claim, pause, now, chance } = ports;
  const { stop, hold, predict, valley, slice } = trainer;
  const store = createStore<RunState>(() => ({ ...INITIAL_RUN_STATE, engine }));
  const state = store.getState;
  let current: TrainingRound | null = null;
  let download = new AbortController();
  let ownRuns: readonly Run[] = [];
  /** What an earlier page kept; null until that is known. */
  let kept: readonly KeptRun[] | null = null;
  let opening = false;
  let opened = () => {};
  const restored = new Promise<void>((resolve) => {
    opened = resolve;
  });
  /** Was being trained on an earlier page, and resumes when its examples are here. */
  let unfinished: KeptRun | null = null;
  /** Runs that this page looks after, and those already given up for lost: nothing else may be ended by this page. */
  const handled = new Set<RunNumber>();
  /** Runs that the class did not take. The next run takes the number. */
  const refused = new Set<RunNumber>();
  let prepared = 0;
  /** What the next run is likely to be. */
  let likely: Settings | null = null;
  /** Clicks on Train: what a run that was replaced still says is no longer the lab's state. */
  let clicks = 0;

  const update = (change: Partial<RunState>) => store.setState(change);

  const archive = createRunArchive({
    ...{ claim, pause, now },
    changed: (keeping) => keeping !== state().keeping && update({ keeping }),
    taken() {
      // Whatever this page still trains is no longer told: the run is the other page's.
      outbox.close();
      checkpoints.close();
      trainer.stop();
      update({ elsewhere: true });
    },
  });

  const checkpoints = createCheckpointKeeper({
    ...{ put, pause, chance },
    checking: (checking) => update({ checking }),
    settled(run, why) {
      const bests = archive.get(run)?.bests.slice(-1) ?? [];
      const isTooMuch = why === "too-much-to-check";
      archive.change(run, { bests, network: isTooMuch ? why : "settled" });
      if (isTooMuch) update({ unchecked: new Set([...state().unchecked, run]) });
    },
  });

  const outbox = createOutbox({
    send,
    pause,
    delivered(run) {
      archive.change(run, { delivered: true });
      checkpoints.delivered(run);
    },
    reported: (run) => ownRuns[run]?.reported ?? null,
    changed: () => update({ waiting: outbox.waiting() }),
    refused(run, { code }, lost) {
      if (run === state().run) trainer.stop();
      if (unfinished?.start.run === run) unfinished = null;
      const late = lost.late || kept?.some(({ start }) => start.run === run);
      const round = archive.get(run)?.start.round ?? current?.round ?? 0;
      // The class ends runs when a round closes; the rest of a run on its way just then is no news to the student.
      if (code === "run-ended") {
        if (late) update({ news: { kind: "too-late", run, round, points: lost.points } });
        return archive.change(run, { delivered: true });
      }
      refused.add(run);
      checkpoints.forget(run);
      archive.forget(run);
      if (code === "round-not-running" && late)
        update({ news: { kind: "unheard", run, round, points: lost.points } });
      else update({ problem: code });
    },
  });

  const restorer = { outbox, archive, checkpoints, news: (news: RunState["news"]) => update({ news }) };

  const prepareNow = () => {
    if (!current || !state().examples || !likely) return;
    const spec = specOf(likely, current);
    if (networkProblem(spec.network, current.challenge)) return;
    trainer.prepare(spec, state().engine, (calibration) => {
      if (state().status === "ready") update({ calibration });
    });
  };

  const train = (settings: Settings, training: TrainingRound, resumed: KeptRun | null) => {
    prepared++;
    const click = ++clicks;
    const listener = listenToRun(settings, training, resumed, {
      ...{ outbox, archive, checkpoints, state, update },
      number() {
        const run = outbox.nextRun(ownRuns.length);
        handled.add(run);
        refused.delete(run);
        return run;
      },
      isTaken: (run) => !refused.has(run),
      isLatest: () => click === clicks,
      rests: (run) => keepResting(run, trainer, archive, () => click === clicks),
    });
    const from = resumed && resumptionOf(resumed, ownRuns[resumed.start.run]?.reported ?? 0);
    trainer.start(specOf(settings, training), { pace: state().pace, engine: state().engine, from }, listener);
  };

  /** Goes on with the run of an earlier page. */
  const resume = (run: KeptRun, training: TrainingRound) => {
    unfinished = null;
    const { network, hyperparameters, run: number } = run.start;
    const news = { kind: "resumed", run: number, round: training.round, points: 0 } as const;
    update({ status: "calibrating", pace: run.pace, run: number, curve: run.curve, problem: null, news });
    train({ network, hyperparameters }, training, run);
  };

  /** Shows what the runs of an earlier page had learnt. */
  const recall = (training: TrainingRound, signal: AbortSignal) => {
    const before = clicks;
    const show = (run: RunNumber, trajectory: Trajectory) => {
      trainer.recall(trajectory);
      update({ run, curve: state().curves.get(run) ?? EMPTY_CURVE });
    };
    const here = restingNetwork(archive.all(), ownRuns, training);
    if (here) return show(here.run, here.trajectory);
    void fetchRestingNetwork(ownRuns, training, (run) => get(run, signal)).then((found) => {
      if (!found || signal.aborted || clicks !== before) return;
      show(found.run, found.trajectory);
      update({ models: new Map(state().models).set(found.run, found.trajectory) });
    });
  };

  const load = async (training: TrainingRound, signal: AbortSignal) => {
    const { round, challenge } = training;
    update({ status: "loading", examples: null, problem: null });
    const features = featureCount(challenge.featureShape);
    const trouble = (problem: { code: ProblemCode } | null) => update({ problem: problem?.code ?? null });
    const result = await downloadExamples({ sessionId, round, features, signal, pause, trouble });
    if (!result) return;
    if (!result.ok) return update({ status: "failed", problem: result.problem.code });
    await restored;
    if (signal.aborted) return;
    trainer.load(result.value);
    likely ??= challenge.preset;
    const goesOn = unfinished?.start.round === round && unfinished.seed === training.seed && unfinished;
    // Asked for before anyone asks the network anything.
    if (!goesOn) recall(training, signal);
    const models = new Map([...modelsOf(kept ?? [], training), ...state().models]);
    update({ status: "ready", examples: { round, ...result.value }, models });
    if (goesOn) resume(goesOn, training);
    else prepareNow();
  };

  const restore = (runs: readonly KeptRun[]) => {
    kept = runs;
    const found = restoreRuns(runs, ownRuns, restorer);
    for (const run of found.handled) handled.add(run);
    unfinished = found.unfinished;
    update({
      curves: new Map([...found.curves, ...state().curves]),
      unchecked: new Set(found.unchecked),
    });
    meet();
    opened();
  };

  /** What the class says of this participant's runs, held against what this page knows. */
  const meet = () => {
    const ended = unfinished && ownRuns[unfinished.start.run];
    if (unfinished && ended?.end) {
      closeRun(unfinished, ended, restorer);
      outbox.end(ended.number, ended.end.reason);
      unfinished = null;
    }
    for (const { end, number: run, round } of ownRuns) {
      if (end || handled.has(run)) continue;
      // It was trained on a page that is gone, and its network with it.
      handled.add(run);
      outbox.end(run, "abandoned");
      update({ news: { kind: "not-kept", run, round, points: 0 } });
    }
    checkpoints.know(ownRuns);
  };

  return {
    store,
    ...{ stop, hold, predict, valley, slice },
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
    know(seat, runs) {
      ownRuns = runs;
      if (!opening) {
        opening = true;
        void archive.open(seat).then(restore);
      } else if (kept) meet();
      outbox.wake();
    },
    async prepare(settings) {
      likely = settings;
      const turn = ++prepared;
      await pause(SETTLED_MS);
      if (turn === prepared) prepareNow();
    },
    start(settings) {
      if (!current || !state().examples) return;
      update({ status: "calibrating", problem: null, news: null });
      train(settings, current, null);
    },
    setPace(pace) {
      trainer.setPace(pace);
      update({ pace });
    },
    setEngine(wanted) {
      update({ engine: wanted, problem: null });
      prepareNow();
    },
    sweep(settings, onSweep) {
      if (current && state().examples) return trainer.sweep(specOf(settings, current), onSweep);
      onSweep(null, true);
      return () => {};
    },
    finish: archive.clear,
    async trace(from, skip) {
      if (typeof from === "string") return trainer.trace(from, skip);
      return current && trainer.trace({ beginning: specOf(from, current) }, skip);
    },
    dispose() {
      download.abort();
      outbox.close();
      checkpoints.close();
      archive.close();
      trainer.dispose();
    },
  };
}
