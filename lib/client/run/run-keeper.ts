import { createStore, type StoreApi } from "zustand/vanilla";
import { createSplitsAhead, type SplitsAhead } from "@/lib/client/api/splits-ahead";
import type { KeptRun } from "@/lib/client/storage/kept-run";
import type { SeatStorage } from "@/lib/client/storage/seat-storage";
import { EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { networkProblem } from "@/lib/learning/network/network-check";
import type { WantedEngine } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { Pace, Trajectory } from "@/lib/learning/training/training";
import type { Checkpoint } from "@/lib/protocol/checkpoint";
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
import { createWordCounter } from "./word-counter";

/**
 * Trains this student's runs and reports them to the class. Requests to the current run, and questions about the network as it is now, go
 * straight to the trainer.
 */
export type RunKeeper = Pick<
  Trainer,
  "stop" | "hold" | "place" | "predict" | "predictModel" | "write" | "letters" | "inside" | "valley" | "slice"
> & {
  readonly store: StoreApi<RunState>;
  /** The round that is running, or has `closed`; null for neither. A run of another round is stopped. In a closed one nothing is trained, but its networks are shown. */
  enter(round: TrainingRound | null, closed?: boolean): void;
  /** The round that comes next, for which everything that can be is fetched while the class waits; null while it does not wait. */
  readonly foresee: SplitsAhead["foresee"];
  /** Sets whose lab this is, and their runs as the class has them. */
  setOwnRuns(seat: ParticipantId, ownRuns: readonly Run[]): void;
  /** Announces that a run with these settings may come, so that the worker can compare its engines on it. */
  prepare(settings: Settings): void;
  start(settings: Settings): void;
  setPace(pace: Pace): void;
  /** Takes effect with the next run. */
  setEngine(engine: WantedEngine): void;
  /**
   * Tries many learning rates with these settings. `onSweep` gets the results so far, the last time with `done`; null if the sweep was
   * cancelled. Returns a function that cancels it.
   */
  sweep(settings: Settings, onSweep: OnSweep): () => void;
  /** Call when the class has ended: removes everything of it from this browser, and resolves when that is done. */
  finish(): Promise<void>;
  /**
   * Slow motion: takes a copy of the training `skip` steps further, and returns the details of the step after those. `from`: "run" copies
   * the run as it is now, "walk" continues the copy from where it is, and settings begin a new run. Null when there is nothing to show.
   */
  trace(from: TraceFrom, skip: number): Promise<StepTrace | null>;
  dispose(): void;
};

type TraceFrom = "run" | "walk" | Settings;
type OnSweep = Parameters<Trainer["sweep"]>[1];

/** `engine`: the student's choice when this page was last open. `splits`: where the examples come from; absent: from the server. */
export type RunKeeperPorts = {
  readonly sessionId: string;
  readonly trainer: Trainer;
  readonly engine: WantedEngine;
  send(command: ParticipantCommand): Promise<Reply>;
  /** Uploads a run's weights to the referee. Null when they have been scored, else why not. */
  put(checkpoint: Checkpoint, signal: AbortSignal): Promise<ProblemCode | null>;
  /** Downloads the best weights of one of this seat's runs; null if the class has none, or does not answer. */
  get(run: RunNumber, signal: AbortSignal): Promise<Float32Array | null>;
  /** Takes over what this browser has stored for the seat. */
  claim(seat: ParticipantId): Promise<SeatStorage>;
  pause(milliseconds: number): Promise<void>;
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** A random number from 0 to 1. */
  chance(): number;
  readonly splits?: SplitsAhead;
};

/** The worker prepares only once the settings have not changed for this long. */
const SETTLED_MS = 250;

/** Connects the trainer in its worker, the outbox to the class, the browser's storage and the lab. */
export function createRunKeeper(ports: RunKeeperPorts): RunKeeper {
  const { sessionId, trainer, engine, send, put, get, claim, pause, now, chance } = ports;
  const { stop, hold, place, predict, predictModel, write, letters, inside, valley, slice } = trainer;
  const store = createStore<RunState>(() => ({ ...INITIAL_RUN_STATE, engine }));
  const state = store.getState;
  let current: TrainingRound | null = null;
  let isClosed = false;
  let download = new AbortController();
  let ownRuns: readonly Run[] = [];
  /** The runs that an earlier page stored; null until they have been read. */
  let kept: readonly KeptRun[] | null = null;
  let opening = false;
  let opened = () => {};
  const restored = new Promise<void>((resolve) => {
    opened = resolve;
  });
  /** A run that was being trained on an earlier page, and resumes once its examples have loaded. */
  let unfinished: KeptRun | null = null;
  /** Runs that this page trains, restores, or has already ended as lost. Any other open run of this participant has to be ended. */
  const handled = new Set<RunNumber>();
  /** Runs that the class refused. The next run gets the number. */
  const refused = new Set<RunNumber>();
  let prepared = 0;
  /** The settings that the next run is likely to have. */
  let likely: Settings | null = null;
  /** Number of clicks on Train. Whatever a run reports after the next click no longer belongs in the lab's state. */
  let clicks = 0;

  const update = (change: Partial<RunState>) => store.setState(change);
  const ahead = ports.splits ?? createSplitsAhead({ sessionId, fetched: trainer.warm, pause, chance });

  const archive = createRunArchive({
    ...{ claim, pause, now },
    changed: (keeping) => keeping !== state().keeping && update({ keeping }),
    taken() {
      // The run is the other page's now: nothing that this page still trains may be reported.
      outbox.close();
      checkpoints.close();
      words.close();
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
      words.delivered(run);
    },
    reported: (run) => ownRuns[run]?.reported ?? null,
    changed: () => update({ waiting: outbox.waiting() }),
    refused(run, { code }, lost) {
      if (run === state().run) trainer.stop();
      if (unfinished?.start.run === run) unfinished = null;
      const late = lost.late || kept?.some(({ start }) => start.run === run);
      const round = archive.get(run)?.start.round ?? current?.round ?? 0;
      // The class ends runs when a round closes. Points that were under way at that moment are not worth a message to the student.
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

  const words = createWordCounter({
    ...{ store, write, send, pause, now, chance },
    task() {
      const task = current?.challenge.task;
      return task?.kind === "next-letter" ? task : null;
    },
  });

  const restorer = { outbox, archive, checkpoints, news: (news: RunState["news"]) => update({ news }) };
  const prepareNow = () => {
    if (!current || isClosed || !state().examples || !likely) return;
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
      cameToRest: (run) => keepResting(run, trainer, archive, () => click === clicks),
    });
    const from = resumed && resumptionOf(resumed, ownRuns[resumed.start.run]?.reported ?? 0);
    trainer.start(specOf(settings, training), { pace: state().pace, engine: state().engine, from }, listener);
  };

  /** Resumes the run of an earlier page. */
  const resume = (run: KeptRun, training: TrainingRound) => {
    unfinished = null;
    const { network, hyperparameters, run: number } = run.start;
    const news = { kind: "resumed", run: number, round: training.round, points: 0 } as const;
    update({ status: "calibrating", pace: run.pace, run: number, curve: run.curve, problem: null, news });
    train({ network, hyperparameters }, training, run);
  };

  /** Shows the network that an earlier page had trained. */
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
    const trouble = (problem: { code: ProblemCode } | null) => update({ problem: problem?.code ?? null });
    const result = await ahead.examples({ round, challenge, signal, trouble });
    if (!result) return;
    if (!result.ok) return update({ status: "failed", problem: result.problem.code });
    await restored;
    if (signal.aborted) return;
    trainer.load(result.value);
    likely ??= challenge.preset;
    const toResume =
      !isClosed && unfinished?.start.round === round && unfinished.seed === training.seed && unfinished;
    // Before the examples are published, since the lab then starts asking the network for predictions.
    if (!toResume) recall(training, signal);
    const models = new Map([...modelsOf(kept ?? [], training), ...state().models]);
    update({ status: "ready", examples: { round, ...result.value }, models });
    if (toResume) resume(toResume, training);
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
    reconcile();
    opened();
  };

  /** Compares this participant's runs in the class with those that this page knows of, and ends the ones that nobody trains any more. */
  const reconcile = () => {
    const ended = unfinished && ownRuns[unfinished.start.run];
    if (unfinished && ended?.end) {
      closeRun(unfinished, ended, restorer);
      outbox.end(ended.number, ended.end.reason);
      unfinished = null;
    }
    for (const { end, number: run, round } of ownRuns) {
      if (end || handled.has(run)) continue;
      // It was trained on a page that is gone, and its network is gone too.
      handled.add(run);
      outbox.end(run, "abandoned");
      update({ news: { kind: "not-kept", run, round, points: 0 } });
    }
    checkpoints.setOwnRuns(ownRuns);
  };

  return {
    ...{ store, foresee: ahead.foresee },
    ...{ stop, hold, place, predict, predictModel, write, letters, inside, valley, slice },
    enter(round, closed = false) {
      const same = round && current && round.round === current.round && round.seed === current.seed;
      if (closed && !isClosed) trainer.stop();
      isClosed = closed;
      if (same || round === current) return;
      trainer.stop();
      current = round;
      if (!round) return;
      download.abort();
      download = new AbortController();
      void load(round, download.signal);
    },
    setOwnRuns(seat, runs) {
      ownRuns = runs;
      if (!opening) {
        opening = true;
        void archive.open(seat).then(restore);
      } else if (kept) reconcile();
      outbox.wake();
    },
    async prepare(settings) {
      likely = settings;
      const turn = ++prepared;
      await pause(SETTLED_MS);
      if (turn === prepared) prepareNow();
    },
    start(settings) {
      if (!current || isClosed || !state().examples) return;
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
      if (current && !isClosed && state().examples) return trainer.sweep(specOf(settings, current), onSweep);
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
      ahead.dispose();
      outbox.close();
      checkpoints.close();
      words.close();
      archive.close();
      trainer.dispose();
    },
  };
}
