import { useEffect, useRef, useState } from "react";
import { createStore } from "zustand/vanilla";
import type { RunKeeper } from "@/lib/client/run/run-keeper";
import type { RunState } from "@/lib/client/run/run-state";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { type ChallengeShape, networkProblem } from "@/lib/learning/network/network-check";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { isBusy } from "@/lib/learning/training/training";
import type { Run } from "@/lib/session/log/session";
import type { SlowMotion, SlowMotionState, Traced, TraceSource, TraceSubject } from "./slow-motion";

/** What the page knows that slow motion depends on. */
export type TraceConditions = {
  readonly subject: TraceSubject;
  /** The settings of the subject's run; null where there is no run. */
  readonly runSettings: Settings | null;
  /** Whether the examples have arrived. */
  readonly ready: boolean;
};

type SlowMotionPorts = {
  readonly challenge: ChallengeShape;
  /** Asks the trainer for a step of the run, of the walk that it is on, or of a network with these settings; null if it cannot. */
  ask(from: "run" | "walk" | Settings, skip: number): Promise<StepTrace | null>;
};

type SlowMotionStore = SlowMotion & {
  update(conditions: TraceConditions): void;
};

/** Asks for one step after another, and drops answers that nobody is waiting for any more. */
export function createSlowMotion(
  { challenge, ask }: SlowMotionPorts,
  first: TraceConditions,
): SlowMotionStore {
  let conditions = first;
  let turn = 0;
  let opening = false;
  let stepping: Promise<void> | null = null;
  /** The subject for which there was nothing to show. */
  let failed: TraceSubject | null = null;
  let traced: Traced | null = null;

  const shown = (): SlowMotionState => ({
    traced,
    subject: conditions.subject,
    // Nothing can be asked for before the examples have arrived.
    waiting: opening || !conditions.ready,
    failed: failed === conditions.subject,
  });
  const store = createStore(shown);
  const publish = () => store.setState(shown());

  type FirstStep = Pick<Traced, "trace" | "source" | "settings">;
  const checked = (trace: StepTrace | null, source: TraceSource, settings: Settings): FirstStep | null =>
    trace && belongsTo(trace, settings, challenge) ? { trace, source, settings } : null;
  /** The first step of this source; the beginning if the network of the run is gone. */
  const firstStep = async (
    source: TraceSource,
    { subject, runSettings }: TraceConditions,
  ): Promise<FirstStep | null> => {
    const ofRun = source === "run" && runSettings ? checked(await ask("run", 0), "run", runSettings) : null;
    if (ofRun) return ofRun;
    const { settings } = subject;
    if (networkProblem(settings.network, challenge) !== null) return null;
    return checked(await ask(settings, 0), "beginning", settings);
  };

  const step = async (skip: number) => {
    const own = turn;
    const trace = await ask("walk", skip);
    if (own !== turn || !trace || !traced) return;
    traced = { ...traced, trace, walked: traced.walked + skip + 1 };
    publish();
  };

  return {
    store,
    update(next) {
      conditions = next;
      publish();
    },
    async open(source) {
      const own = ++turn;
      const { subject } = conditions;
      opening = true;
      failed = null;
      publish();
      const step = await firstStep(source, conditions);
      if (own !== turn) return;
      opening = false;
      if (step) traced = { ...step, subject, walked: 0 };
      else failed = subject;
      publish();
    },
    next(skip) {
      stepping ??= step(skip).finally(() => {
        stepping = null;
      });
      return stepping;
    },
  };
}

/** Whether a trace belongs to this network: another run may have begun in the meantime. */
function belongsTo(
  trace: StepTrace,
  { network }: Settings,
  { featureShape, task }: SlowMotionPorts["challenge"],
): boolean {
  const plan = planNetwork(network, featureShape, task);
  return plan.length === trace.layers.length && parameterCount(plan) === trace.totals.parameters;
}

/** Slow motion of the training on this page, in one round. `runs`: the student's own runs of this round. */
export function useSlowMotion({
  keeper: { trace: ask },
  run: { status, run: latest, examples },
  runs,
  challenge,
  settings,
}: {
  keeper: RunKeeper;
  run: RunState;
  runs: readonly Run[];
  challenge: ChallengeInfo;
  settings: Settings;
}): SlowMotion {
  // While a run is being prepared, the network of the run before is already gone and its own does not exist yet.
  const index = status === "calibrating" ? -1 : runs.findIndex(({ number }) => number === latest);
  const run = runs[index]?.number ?? null;
  const training = isBusy({ status });
  const ready = examples !== null;
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });
  const [store] = useState(() =>
    createSlowMotion(
      { challenge, ask: (from, skip) => latestAsk.current(from, skip) },
      { subject: { run: null, ordinal: 0, training: false, settings }, runSettings: null, ready: false },
    ),
  );
  const network = runs[index]?.network;
  const hyperparameters = runs[index]?.hyperparameters;
  useEffect(() => {
    const runSettings = network && hyperparameters ? { network, hyperparameters } : null;
    store.update({ subject: { run, ordinal: index + 1, training, settings }, runSettings, ready });
  }, [store, run, index, training, settings, network, hyperparameters, ready]);
  return store;
}
