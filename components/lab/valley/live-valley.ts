"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunState } from "@/lib/client/run/run-state";
import type { ValleyState } from "@/lib/learning/training/valley";
import { pause } from "@/lib/trainer/run/slices";
import type { Trainer } from "@/lib/trainer/run/trainer";

export const NO_VALLEY: ValleyState = { valley: null, slice: null, measuring: false, refreshMs: null };

/** Keeps the valley and slice of a network up to date while they are on screen: repeatedly while it trains, once when it has stopped. */
export type ValleyKeeper = {
  readonly store: StoreApi<ValleyState>;
  /** Whether they are on screen. */
  look(open: boolean): void;
  /** The network has changed. `training`: it will keep changing. */
  moved(training: boolean): void;
  /** The network is gone. */
  forget(): void;
};

type ValleyKeeperPorts = Pick<Trainer, "valley" | "slice"> & {
  now(): number;
  pause(milliseconds: number): Promise<void>;
};

/**
 * The pause between two valleys of a network that trains: long enough to see the last one, and three times as long as measuring took,
 * so that on a machine with no spare core the training gets three quarters of the time.
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

  /** Measures one whole valley, then the slice. */
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
      // What is cancelled now is measured when it is next on screen.
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

/** The valley around the network as it is now, kept up to date while `open`. A new run starts over with a new network. */
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, whatever else stays the same.
  useEffect(() => keeper?.moved(training), [keeper, training, run]);
  useEffect(() => keeper?.look(open), [keeper, open]);
  return useStore(keeper?.store ?? UNMEASURED);
}
