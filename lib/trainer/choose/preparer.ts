import type { EngineName, WantedEngine } from "@/lib/learning/training/engine-choice";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import type { WorkerReply } from "@/lib/protocol/worker";
import { pause, yieldToMessages } from "@/lib/trainer/run/slices";
import type { EngineChooser } from "./choose-engine";
import { type Comparison, calibration } from "./comparison";

/** Engines are compared this long after a run or a sweep, unless something else is started first. */
const REST_MS = 1_000;

/** A run that may be started soon. */
type Prospect = {
  readonly id: number;
  readonly spec: RunSpec;
  readonly engine: WantedEngine;
};

/** Compares engines in the background for the run that is likely to come next, and reports what it would be trained on. */
export type Preparer = {
  prepare(prospect: Prospect): void;
  /** The same, but only after everything queued now is done, and some time has passed. */
  prepareLater(prospect: Prospect): void;
  /** Interrupts the comparison in progress at its next yield point. */
  interrupt(): void;
  /** Continues an interrupted comparison after everything queued now is done. */
  resumeLater(): void;
};

export type PreparerPorts = {
  readonly chooser: EngineChooser;
  examples(): Examples | null;
  /** Settles when everything queued now is done. */
  busy(): Promise<void>;
  post(reply: WorkerReply): void;
};

export function createPreparer({ chooser, examples, busy, post }: PreparerPorts): Preparer {
  let current: { stopped: boolean } | null = null;
  let latest: Prospect | null = null;
  let comparing: Promise<void> = Promise.resolve();

  const compare = async ({ id, spec, engine }: Prospect, job: { stopped: boolean }) => {
    const on = examples();
    if (!on || job.stopped) return;
    const mayContinue = async () => {
      await yieldToMessages();
      return !job.stopped;
    };
    const also = engine === "auto" ? null : engine;
    const comparison = await chooser.compare(spec, on, { also, mayContinue });
    const choice = prospectiveEngine(comparison, also);
    if (job.stopped || !choice) return;
    const chosen = choice.name === also ? "by-hand" : "measured";
    post({ type: "compared", id, calibration: calibration(spec, on, comparison, choice, chosen) });
  };

  const schedule = (prospect: Prospect, restMs: number) => {
    if (current) current.stopped = true;
    const job = { stopped: false };
    current = job;
    latest = prospect;
    const work = async () => {
      await busy();
      if (restMs > 0) await pause(restMs);
      // One at a time: engines running side by side would slow each other down.
      comparing = comparing
        .then(() => compare(prospect, job))
        .catch((reason) => console.warn("The engines could not be compared.", reason));
    };
    void work();
  };

  return {
    prepare: (prospect) => schedule(prospect, 0),
    prepareLater: (prospect) => schedule(prospect, REST_MS),
    interrupt() {
      if (current) current.stopped = true;
    },
    resumeLater() {
      if (latest && current?.stopped) schedule(latest, REST_MS);
    },
  };
}

function prospectiveEngine({ contenders }: Comparison, wanted: EngineName | null) {
  return contenders.find(({ name }) => name === wanted) ?? contenders.at(0) ?? null;
}
