"use client";

import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Seed } from "@/lib/learning/numbers/random";
import type { EngineName, EngineRefusal } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { NEW_LANE, type RaceLane } from "@/lib/learning/training/lanes";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { GPU_ENGINES } from "@/lib/trainer/choose/comparison";
import { createTrainer, type RunListener, type Trainer } from "@/lib/trainer/run/trainer";
import { trainLane } from "./live-lane";

type RaceKeeper = {
  /** Null before the first race. One lane alone: this device has no GPU that trains. */
  readonly lanes: StoreApi<readonly RaceLane[] | null>;
  /** Trains the same run on the CPU and on the GPU, each in its own worker and at full speed. The class is not told. */
  start(spec: RunSpec, examples: Examples): void;
  /** Stops the race where it is, and ends both workers. */
  stop(): void;
};

const EPOCHS_TO_WARM_UP = 1;

/** `create`: opens a worker. */
export function createRaceKeeper(create: () => Trainer): RaceKeeper {
  const lanes = createStore<readonly RaceLane[] | null>(() => null);
  let workers: readonly Trainer[] = [];

  const show = (next: readonly RaceLane[] | null) => lanes.setState(next, true);
  const change = (index: number, changed: Partial<RaceLane>) =>
    show(lanes.getState()?.map((lane, at) => (at === index ? { ...lane, ...changed } : lane)) ?? null);
  const dispose = () => {
    for (const worker of workers) worker.dispose();
    workers = [];
  };

  /**
   * Trains a few steps that do not count, so that loading and compiling is not part of the race. Resolves to why the engine does not
   * train here, or null if it does.
   */
  const warmUp = (worker: Trainer, spec: RunSpec, engine: EngineName) =>
    new Promise<EngineRefusal | null>((resolve) => {
      const short = { ...spec, hyperparameters: { ...spec.hyperparameters, epochs: EPOCHS_TO_WARM_UP } };
      worker.start(
        short,
        { pace: "fast", engine },
        {
          ...SILENT,
          progress: ({ step }) => step > 0 && worker.stop(),
          ended: () => resolve(null),
          failed: (_, refusal) => resolve(refusal ?? "failed"),
        },
      );
    });

  /** Warms up the first GPU engine that trains here; null when there is none. */
  const findGpu = async (worker: Trainer, spec: RunSpec, trying: (engine: EngineName) => void) => {
    for (const engine of GPU_ENGINES) {
      trying(engine);
      if ((await warmUp(worker, spec, engine)) === null) return engine;
    }
    return null;
  };

  const race = (index: number, worker: Trainer, spec: RunSpec, engine: EngineName) =>
    trainLane(worker, spec, { pace: "fast", engine }, (changed) => change(index, changed));

  const run = async (spec: RunSpec, examples: Examples) => {
    const [cpu, gpu] = [create(), create()];
    const own = [cpu, gpu];
    workers = own;
    const stopped = () => workers !== own;
    for (const worker of own) worker.load(examples);
    show([laneOf("simd"), laneOf(GPU_ENGINES[0]!)]);
    const trying = (engine: EngineName) => !stopped() && change(1, { engine });
    const [, gpuEngine] = await Promise.all([warmUp(cpu, spec, "simd"), findGpu(gpu, spec, trying)]);
    if (stopped()) return;
    if (!gpuEngine) show(lanes.getState()?.slice(0, 1) ?? null);
    await Promise.all([race(0, cpu, spec, "simd"), ...(gpuEngine ? [race(1, gpu, spec, gpuEngine)] : [])]);
    if (!stopped()) dispose();
  };

  return {
    lanes,
    start(spec, examples) {
      dispose();
      void run(spec, examples);
    },
    stop() {
      dispose();
      const shown = lanes.getState();
      if (shown?.some((lane) => !lane.done)) show(shown.map((lane) => ({ ...lane, done: true })));
    },
  };
}

function laneOf(engine: EngineName): RaceLane {
  return { ...NEW_LANE, engine };
}

const SILENT: RunListener = {
  started: () => {},
  points: () => {},
  progress: () => {},
  resumePoint: () => {},
  ended: () => {},
  failed: () => {},
};

/** What a race needs of the round. Seed and examples are null until they have arrived. */
type RaceRound = {
  readonly challenge: ChallengeInfo;
  readonly seed: Seed | null;
  readonly examples: Examples | null;
};

/** The student's own network on the CPU and on the GPU, side by side. */
type Race = {
  /** Null before the first race. One lane alone: this device has no GPU that trains. */
  readonly lanes: readonly RaceLane[] | null;
  readonly start: (settings: Settings) => void;
  /** Stops the race where it is, and frees the device. */
  readonly stop: () => void;
};

export function useRace({ challenge, seed, examples }: RaceRound): Race {
  const [keeper] = useState(() => createRaceKeeper(createTrainer));
  useEffect(() => () => keeper.stop(), [keeper]);
  return {
    lanes: useStore(keeper.lanes),
    start: useCallback(
      (settings) => {
        if (seed === null || !examples) return;
        const { task, featureShape } = challenge;
        keeper.start({ ...settings, task, featureShape, seed }, examples);
      },
      [keeper, challenge, seed, examples],
    ),
    stop: keeper.stop,
  };
}
