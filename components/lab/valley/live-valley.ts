"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunState } from "@/lib/client/run/run-state";
import type { ValleyState } from "@/lib/learning/training/valley";
import { pause } from "@/lib/trainer/run/slices";
import type { Trainer } from "@/lib/trainer/run/trainer";

export const NO_VALLEY: ValleyState = { valley: null, slice: null, measuring: false, refreshMs: null };

/** Keeps valley and slice of a network fresh while they are looked at: again and again while it trains, once when it stands. */
export type ValleyKeeper = {
  readonly store: StoreApi<ValleyState>;
  /** Whether anyone looks. */
  look(open: boolean): void;
  /** The network is another one, or has moved. `training`: and will go on moving. */
  moved(training: boolean): void;
  /** There is no network any more that this is of. */
  forget(): void;
};

type ValleyKeeperPorts = Pick<Trainer, "valley" | "slice"> & {
  now(): number;
  pause(milliseconds: number): Promise<void>;
};

/**
 * Between two valleys of a network that trains what has just been drawn is looked at for a moment; and on a machine with no core to spare
 * the training has three quarters of the time for itself.
 */
const REST_MS = 100;
const REST_FACTOR = 3;

export function createValleyKeeper({ valley, slice, now, pause }: ValleyKeeperPorts): ValleyKeeper {
  const store = createStore(() => NO_VALLEY);
  let isOpen = false;
  let isTraining = false;
  let isStale = false;
  let working = false;
  let turn = 0;
  let stop = () => {};

  /** One whole valley, and the slice after it. */
  const measure = async () => {
    const own = turn;
    const began = now();
    const current = () => own === turn;
    store.setState({ measuring: true });
    await new Promise<void>((done) => {
      stop = valley((found, isLast) => {
        if (found && current())
          store.setState({ valley: found, ...(isLast && { refreshMs: now() - began }) });
        if (isLast) done();
      });
    });
    if (!current() || !isOpen) return;
    const found = await slice();
    if (found && current()) store.setState({ slice: found });
  };

  const work = async () => {
    if (working) return;
    working = true;
    while (isOpen && (isStale || isTraining)) {
      isStale = false;
      const began = now();
      await measure();
      if (isTraining) await pause(Math.max(REST_MS, REST_FACTOR * (now() - began)));
    }
    working = false;
    if (store.getState().measuring) store.setState({ measuring: false });
  };

  return {
    store,
    look(open) {
      isOpen = open;
      if (open) return void work();
      // What is broken off now is wanted when somebody looks again.
      isStale ||= working;
      stop();
    },
    moved(training) {
      isTraining = training;
      isStale = true;
      void work();
    },
    forget() {
      turn++;
      isTraining = false;
      stop();
      store.setState({ valley: null, slice: null, refreshMs: null });
    },
  };
}

const UNMEASURED = createStore(() => NO_VALLEY);

export type ValleyOf = Pick<Trainer, "valley" | "slice"> & Pick<RunState, "status" | "run">;

/** The valley round the network as it is now, kept fresh while `open`. Whoever calls it shows one run after the other. */
export function useValley({ valley, slice, status, run }: ValleyOf, open: boolean): ValleyState {
  const [keeper, setKeeper] = useState<ValleyKeeper | null>(null);
  useEffect(() => {
    const opened = createValleyKeeper({ valley, slice, pause, now: () => performance.now() });
    setKeeper(opened);
    return () => opened.look(false);
  }, [valley, slice]);

  useEffect(() => {
    if (status === "loading") keeper?.forget();
  }, [keeper, status]);
  const training = status === "training";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, whatever else stays.
  useEffect(() => keeper?.moved(training), [keeper, training, run]);
  useEffect(() => keeper?.look(open), [keeper, open]);
  return useStore(keeper?.store ?? UNMEASURED);
}
