import type { EngineName, Refusal, RunSpec } from "@/lib/protocol/worker";
import type { Answers } from "./admission";
import type { Examples, OpenEngine } from "./engine";
import { GPU_ENGINES, isGpu, TRUSTED_ENGINES } from "./engine-ranks";
import { type Trial, type TrialTerms, tryEngine } from "./trial";

/** How long an engine is timed. Ours says enough in less. */
const TRIAL_MS = 50;
const SIMD_TRIAL_MS = 25;
/** The student's own GPU trains, unless the CPU is faster by more than this. */
const CPU_LEAD = 1.1;
/**
 * A step of TensorFlow.js is about a hundred programs, each launched by itself: no GPU takes more steps a second. Where the CPU
 * does, it is not downloaded for a trial that it can only lose.
 */
const MOST_TFJS_STEPS_PER_SECOND = 2_000;

/** What is known of one network on each engine. `trials`: that which trains first, then the fastest first. */
export type Comparison = {
  readonly trials: readonly Trial[];
  readonly refused: Readonly<Partial<Record<EngineName, Refusal>>>;
  /** All that are worth it were tried. */
  readonly complete: boolean;
};

export type EngineChooser = {
  /** What was found for this network before. */
  known(spec: RunSpec): Comparison | null;
  /**
   * Times the engines that may be the best here on this network, one after the other, and remembers it for the life of the page.
   * `also`: one that is tried in any case. `goOn` is asked at every pause for breath; when it says no, what is known by then is
   * the answer, and the next time goes on from there.
   */
  compare(
    spec: RunSpec,
    examples: Examples,
    options: { also: EngineName | null; goOn: () => Promise<boolean> },
  ): Promise<Comparison>;
  /** The device of an engine was lost: what is known of it holds no longer. Lost twice, it is not tried again. */
  lost(name: EngineName): void;
};

export function createEngineChooser(
  engines: Readonly<Record<EngineName, OpenEngine>>,
  now: () => number,
): EngineChooser {
  const comparisons = new Map<string, Comparison>();
  const losses = new Map<EngineName, number>();

  return {
    known: (spec) => comparisons.get(shape(spec)) ?? null,
    async compare(spec, examples, { also, goOn }) {
      const key = shape(spec);
      let { trials, refused }: Pick<Comparison, "trials" | "refused"> = comparisons.get(key) ?? {
        trials: [],
        refused: Object.fromEntries(
          [...losses].filter(([, times]) => times > 1).map(([name]) => [name, "failed"]),
        ),
      };
      let trusted: Answers | null = null;
      const attempt = (name: EngineName, terms: Pick<TrialTerms, "milliseconds" | "trusted">) =>
        tryEngine(name, engines[name], spec, examples, { ...terms, now, goOn });
      for (;;) {
        const name = nextEngine(trials, refused, also);
        if (!name || !(await goOn())) break;
        const reference = trials.find((trial) => isTrusted(trial.name));
        if (reference && !trusted) {
          const again = await attempt(reference.name, { milliseconds: 0, trusted: null });
          if (again.kind !== "works") break;
          trusted = again.answers;
        }
        const milliseconds = name === "simd" ? SIMD_TRIAL_MS : TRIAL_MS;
        const result = await attempt(name, { milliseconds, trusted });
        if (result.kind === "broken-off") break;
        if (result.kind === "works") {
          trusted ??= result.answers;
          trials = inOrder([...trials, result.trial]);
        } else refused = { ...refused, [name]: result.why };
      }
      const comparison = { trials, refused, complete: nextEngine(trials, refused, null) === null };
      comparisons.set(key, comparison);
      return comparison;
    },
    lost(name) {
      losses.set(name, (losses.get(name) ?? 0) + 1);
      comparisons.clear();
    },
  };
}

function isTrusted(name: EngineName): boolean {
  return TRUSTED_ENGINES.includes(name);
}

/** Which engine to try next; null when there is no more to find out. */
function nextEngine(
  trials: readonly Trial[],
  refused: Comparison["refused"],
  also: EngineName | null,
): EngineName | null {
  const untried = (name: EngineName) => !(name in refused) && trials.every((trial) => trial.name !== name);
  const trusted = trials.find((trial) => isTrusted(trial.name));
  if (!trusted) return TRUSTED_ENGINES.find(untried) ?? null;
  if (untried("webgpu")) return "webgpu";
  const hopeless = trusted.stepsPerSecond > MOST_TFJS_STEPS_PER_SECOND;
  const needsGpu = !hopeless && trials.every((trial) => !isGpu(trial.name));
  // TensorFlow.js may do what our own shaders could not; a page without WebGPU has none of either.
  const others = GPU_ENGINES.filter((name) => name !== "tfjs-webgpu" || refused.webgpu !== "missing");
  const gpu = needsGpu ? others.find(untried) : null;
  return gpu ?? (also && untried(also) ? also : null);
}

/** That which trains first, then the fastest first. */
function inOrder(trials: readonly Trial[]): Trial[] {
  const fastest = [...trials].sort((one, other) => other.stepsPerSecond - one.stepsPerSecond);
  const gpu = fastest.find((trial) => isGpu(trial.name));
  const best = gpu && fastest[0].stepsPerSecond <= CPU_LEAD * gpu.stepsPerSecond ? gpu : fastest[0];
  return [best, ...fastest.filter((trial) => trial !== best)];
}

/** What a network's speed depends on. */
function shape({ network, featureShape, task, hyperparameters }: RunSpec): string {
  const { batchSize, optimiser, weightDecay } = hyperparameters;
  const outputs = task.kind === "classification" ? task.classes.length : task.kind;
  return JSON.stringify([network.layers, featureShape, outputs, batchSize, optimiser, weightDecay > 0]);
}
