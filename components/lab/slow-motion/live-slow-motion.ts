import { useEffect, useRef, useState } from "react";
import type { SlowMotion } from "./slow-motion";
import { isBusy } from "@/components/lab/training-state";
import type { LiveRun } from "@/lib/client/use-run";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Settings } from "@/lib/learning/hyperparameters";
import type { Run } from "@/lib/session/session";
import { createSlowMotionStore } from "./slow-motion-store";

/** Slow motion of the training on this page, in one round. `runs`: the student's own of this round. */
export function useSlowMotion({
  run: live,
  runs,
  challenge,
  settings,
}: {
  run: LiveRun;
  runs: readonly Run[];
  challenge: ChallengeInfo;
  settings: Settings;
}): SlowMotion {
  const { trace: ask, status, run: latest, examples } = live;
  // While a run is being prepared, the network of the one before is gone already and its own is not there yet.
  const index = status === "calibrating" ? -1 : runs.findIndex(({ number }) => number === latest);
  const run = runs[index]?.number ?? null;
  const training = isBusy({ status });
  const ready = examples !== null;
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });
  const [store] = useState(() =>
    createSlowMotionStore(
      { challenge, ask: (from, skip) => latestAsk.current(from, skip) },
      { subject: { run: null, ordinal: 0, training: false, settings }, runSettings: null, ready: false },
    ),
  );
  const network = runs[index]?.network;
  const hyperparameters = runs[index]?.hyperparameters;
  useEffect(() => {
    const runSettings = network && hyperparameters ? { network, hyperparameters } : null;
    store.know({ subject: { run, ordinal: index + 1, training, settings }, runSettings, ready });
  }, [store, run, index, training, settings, network, hyperparameters, ready]);
  return store;
}
