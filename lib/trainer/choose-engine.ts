import { layerSizes } from "@/lib/learning/network";
import type { Calibration, EngineName, RunSpec } from "@/lib/protocol/worker";
import { stepCost } from "./cost";
import type { Engine, Examples, OpenEngine } from "./engine";
import { agrees, type Trial, tryEngine } from "./trial";

const TRIAL_MS = 50;
/** How long an engine is timed when someone already waits for the run … */
const HURRIED_TRIAL_MS = 25;
/** … and when it is too late to begin with a GPU. Training shows within half a second of the click. */
const HURRIED_CHOICE_MS = 300;
/** Until a GPU was seen to need less, a new network is thought to take this long to compile. */
const GPU_WARM_UP_MS = 400;
/** Plain JavaScript is tried last on a step of more operations, and only if nothing else works: a tenth of a second each, and it could not win. */
const HEAVY_STEP = 1e8;

/** What is known of one network on each engine, fastest first. */
export type Comparison = { readonly trials: readonly Trial[]; readonly complete: boolean };

export type EngineChooser = {
  /** What was found for this network before. */
  known(spec: RunSpec): Comparison | null;
  /**
   * Times every engine that works here on this network, one after the other, and remembers it for the life of the page.
   * `hurry`: someone waits, so a GPU that would take long to compile is left for another time. `goOn` is asked at every pause for breath; when it says no, what is known by then is the answer.
   */
  compare(
    spec: RunSpec,
    examples: Examples,
    options: { hurry: boolean; goOn: () => Promise<boolean> },
  ): Promise<Comparison>;
};

export function createEngineChooser(
  engines: Readonly<Record<EngineName, OpenEngine>>,
  now: () => number,
): EngineChooser {
  const comparisons = new Map<string, Comparison>();
  let gpuWarmUp = GPU_WARM_UP_MS;
  const known = (spec: RunSpec) => comparisons.get(shape(spec)) ?? null;

  return {
    known,
    async compare(spec, examples, { hurry, goOn }) {
      const found = known(spec);
      if (found?.complete) return found;
      const began = now();
      // Anew, whatever a hurry found: it was timed in cold code.
      const trials: Trial[] = [];
      let complete = true;
      for (const name of candidates(spec)) {
        const tooLong = name === "tfjs-webgl" && now() - began + gpuWarmUp > HURRIED_CHOICE_MS;
        if (!(await goOn()) || (hurry && tooLong)) {
          complete = false;
          continue;
        }
        const trusted = trials.find((trial) => trial.name !== "tfjs-webgl");
        if (name === "tfjs-webgl" && !trusted) continue;
        if (name === "tfjs-cpu" && trusted) continue;
        const milliseconds = hurry ? HURRIED_TRIAL_MS : TRIAL_MS;
        const terms = { milliseconds, now, goOn };
        const trial = await tryEngine(name, engines[name], spec, examples, terms).catch(refuse);
        if (!trial) {
          complete &&= await goOn();
          continue;
        }
        if (name === "tfjs-webgl") gpuWarmUp = trial.warmUp;
        if (!trusted || agrees(trial.outputs, trusted.outputs)) trials.push(trial);
        else refuse(`${name} does not compute what ${trusted.name} computes.`);
      }
      trials.sort((a, b) => b.stepsPerSecond - a.stepsPerSecond);
      // Broken off, it may know less than what was found before.
      if (!complete && found && found.trials.length >= trials.length) return found;
      const comparison = { trials, complete };
      comparisons.set(shape(spec), comparison);
      return comparison;
    },
  };
}

/** Engines in the order of trying: the first that works is the one that the GPU is held against. */
function candidates(spec: RunSpec): EngineName[] {
  return stepCost(spec) <= HEAVY_STEP
    ? ["tfjs-cpu", "tfjs-wasm", "tfjs-webgl"]
    : ["tfjs-wasm", "tfjs-webgl", "tfjs-cpu"];
}

function refuse(reason: unknown): null {
  console.warn("An engine is not used.", reason);
  return null;
}

/** What a network's speed depends on. */
function shape({ network, featureShape, task, hyperparameters }: RunSpec): string {
  const { batchSize, optimiser } = hyperparameters;
  const activations = network.layers.map((layer) => layer.activation);
  return [...layerSizes(network, featureShape, task), task.kind, ...activations, batchSize, optimiser].join(
    " ",
  );
}

/** The choice of an engine, as screens show it. */
export function calibration({ trials }: Comparison, { name, deviceName }: Engine): Calibration {
  return {
    engine: name,
    device: { backend: name, name: deviceName },
    stepsPerSecond: Object.fromEntries(trials.map((trial) => [trial.name, trial.stepsPerSecond])),
  };
}
