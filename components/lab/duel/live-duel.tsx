"use client";

import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { trainLane } from "@/components/lab/race/live-lane";
import { createValleyKeeper, NO_VALLEY, type ValleyKeeper } from "@/components/lab/valley/live-valley";
import type { Split } from "@/lib/learning/examples/split";
import type { Seed } from "@/lib/learning/numbers/random";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { type DuelLane, type DuelLanes, NEW_LANE } from "@/lib/learning/training/lanes";
import type { Examples, Pace, RunSpec } from "@/lib/learning/training/training";
import { pause } from "@/lib/trainer/run/slices";
import { createTrainer, type Trainer } from "@/lib/trainer/run/trainer";
import { DuelBench, type DuelBenchProps, DuelControl } from "./duel-bench";

type DuelKeeper = {
  /** Null before the first duel. */
  readonly lanes: StoreApi<DuelLanes | null>;
  /** Trains both settings on the same examples, each in its own worker and at the same pace. Ends the previous duel. */
  start(spec: RunSpec, settings: readonly [Settings, Settings], examples: Examples, pace: Pace): void;
  setPace(pace: Pace): void;
  /** Whether the valleys are on screen. They are measured only then. */
  look(open: boolean): void;
  /** Stops both where they are. Their valleys can still be measured. */
  stop(): void;
  /** Ends the workers. */
  dispose(): void;
};

type DuelPorts = {
  /** Opens a worker. */
  create(): Trainer;
  now(): number;
  pause(milliseconds: number): Promise<void>;
};

/** Gives the same bits on every device, and does not make two trainings share one GPU. */
const ENGINE: EngineName = "simd";

export function createDuelKeeper({ create, now, pause }: DuelPorts): DuelKeeper {
  const lanes = createStore<DuelLanes | null>(() => null);
  let workers: readonly { readonly trainer: Trainer; readonly valley: ValleyKeeper }[] = [];
  let isOpen = false;
  /** The number of the current duel, so that late reports from an earlier one are ignored. */
  let duels = 0;

  const change = (index: 0 | 1, changed: Partial<DuelLane>) => {
    const shown = lanes.getState();
    if (!shown) return;
    const [one, other] = shown;
    lanes.setState(index === 0 ? [{ ...one, ...changed }, other] : [one, { ...other, ...changed }], true);
  };
  const free = () => {
    for (const { trainer, valley } of workers) {
      valley.look(false);
      trainer.dispose();
    }
    workers = [];
  };

  return {
    lanes,
    start(spec, settings, examples, pace) {
      free();
      const laneOf = (own: Settings): DuelLane => ({ ...NEW_LANE, settings: own, valley: NO_VALLEY });
      lanes.setState([laneOf(settings[0]), laneOf(settings[1])], true);
      const own = ++duels;
      const changeOwn = (index: 0 | 1, changed: Partial<DuelLane>) => own === duels && change(index, changed);
      const open = (index: 0 | 1) => {
        const trainer = create();
        const valley = createValleyKeeper({ valley: trainer.valley, slice: trainer.slice, now, pause });
        valley.store.subscribe((state) => changeOwn(index, { valley: state }));
        valley.look(isOpen);
        trainer.load(examples);
        void trainLane(trainer, { ...spec, ...settings[index] }, { pace, engine: ENGINE }, (changed) => {
          changeOwn(index, changed);
          if (own === duels && changed.device !== undefined) valley.moved(true);
          if (own === duels && changed.done) valley.moved(false);
        });
        return { trainer, valley };
      };
      workers = [open(0), open(1)];
    },
    setPace(pace) {
      for (const { trainer } of workers) trainer.setPace(pace);
    },
    look(open) {
      isOpen = open;
      for (const { valley } of workers) valley.look(open);
    },
    stop() {
      for (const { trainer } of workers) trainer.stop();
    },
    dispose() {
      duels++;
      free();
    },
  };
}

type LiveDuelProps = Pick<
  DuelBenchProps,
  "challenge" | "own" | "locks" | "limits" | "epochLimit" | "blocked"
> & {
  seed: Seed | null;
  examples: { readonly train: Split; readonly validation: Split } | null;
};

/** A duel of two settings with the round's seed and examples. Its workers exist while the dialog is open. */
export function LiveDuel(props: LiveDuelProps) {
  return (
    <DuelControl>
      <LiveBench {...props} />
    </DuelControl>
  );
}

function LiveBench({ seed, examples, ...bench }: LiveDuelProps) {
  const { challenge, blocked } = bench;
  const [keeper] = useState(() =>
    createDuelKeeper({ create: createTrainer, now: () => performance.now(), pause }),
  );
  useEffect(() => {
    keeper.look(true);
    return keeper.dispose;
  }, [keeper]);
  const paused = blocked === "paused";
  useEffect(() => {
    if (paused) keeper.stop();
  }, [paused, keeper]);
  const start = useCallback<DuelBenchProps["onStart"]>(
    (settings, pace) => {
      if (seed === null || !examples) return;
      const { task, featureShape } = challenge;
      keeper.start({ ...settings[0], task, featureShape, seed }, settings, examples, pace);
    },
    [keeper, challenge, seed, examples],
  );
  const lanes = useStore(keeper.lanes);
  return <DuelBench {...bench} lanes={lanes} onStart={start} onPace={keeper.setPace} onStop={keeper.stop} />;
}
