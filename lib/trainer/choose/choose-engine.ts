import { classCount } from "@/lib/learning/examples/task";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import type { OpenEngine } from "@/lib/trainer/run/engine";
import type { ProbeResult } from "./admission";
import { type Comparison, REFERENCE, ranked } from "./comparison";
import { type Trial, type TrialTerms, tryEngine } from "./trial";

/** How long an engine is timed. The simd engine needs less. */
const TRIAL_MS = 50;
const SIMD_TRIAL_MS = 20;
/**
 * A step of TensorFlow.js launches about a hundred programs one by one, so no GPU takes more steps per second than this. Where the CPU does,
 * TensorFlow.js is not downloaded for a trial that it would lose anyway.
 */
const MOST_TFJS_STEPS_PER_SECOND = 2_000;

export type EngineChooser = {
  /** What is known about a run like this from earlier trials. */
  known(spec: RunSpec, examples: Examples): Comparison | null;
  /**
   * Times the engines that may be the best for this network here, one after the other, and remembers the results for the life of the page.
   * `also`: one that is tried in any case. `mayContinue` is awaited at every yield point; if it answers false, the result is what is known
   * by then, and the next call continues from there.
   */
  compare(
    spec: RunSpec,
    examples: Examples,
    options: { also: EngineName | null; mayContinue: () => Promise<boolean> },
  ): Promise<Comparison>;
  /** The device of an engine was lost: earlier trials no longer count. After two losses it is not tried again. */
  lost(name: EngineName): void;
};

type Findings = { readonly trials: readonly Trial[]; readonly refused: Comparison["refused"] };

export function createEngineChooser(
  engines: Readonly<Record<EngineName, OpenEngine>>,
  now: () => number,
): EngineChooser {
  const findings = new Map<string, Findings>();
  const losses = new Map<EngineName, number>();

  const known = (spec: RunSpec, examples: Examples): Comparison | null => {
    const found = findings.get(shape(spec, examples));
    if (!found) return null;
    const contenders = ranked(found.trials, spec, examples);
    return { contenders, refused: found.refused, complete: nextEngine(found, null) === null };
  };

  return {
    known,
    async compare(spec, examples, { also, mayContinue }) {
      const key = shape(spec, examples);
      const lostTwice = [...losses].filter(([, times]) => times > 1).map(([name]) => [name, "failed"]);
      let found = findings.get(key) ?? { trials: [], refused: Object.fromEntries(lostTwice) };
      let trusted: ProbeResult | null = null;
      const attempt = (name: EngineName, terms: Pick<TrialTerms, "milliseconds" | "trusted">) =>
        tryEngine(name, engines[name], spec, examples, { ...terms, now, mayContinue });
      for (;;) {
        const name = nextEngine(found, also);
        if (!name || !(await mayContinue())) break;
        if (name !== REFERENCE && !trusted) {
          const again = await attempt(REFERENCE, { milliseconds: 0, trusted: null });
          if (again.kind !== "works") break;
          trusted = again.answers;
        }
        const milliseconds = name === REFERENCE ? SIMD_TRIAL_MS : TRIAL_MS;
        const result = await attempt(name, { milliseconds, trusted });
        if (result.kind === "broken-off") break;
        if (result.kind === "works") {
          trusted ??= result.answers;
          found = { ...found, trials: [...found.trials, result.trial] };
        } else found = { ...found, refused: { ...found.refused, [name]: result.why } };
        findings.set(key, found);
      }
      return known(spec, examples) ?? { contenders: [], refused: {}, complete: false };
    },
    lost(name) {
      losses.set(name, (losses.get(name) ?? 0) + 1);
      findings.clear();
    },
  };
}

/** Which engine to try next; null when there is nothing more to find out. */
function nextEngine({ trials, refused }: Findings, also: EngineName | null): EngineName | null {
  const untried = (name: EngineName) => !(name in refused) && trials.every((trial) => trial.name !== name);
  if (untried(REFERENCE)) return REFERENCE;
  const reference = trials.find(({ name }) => name === REFERENCE);
  // Without the reference there is nothing to check the others against.
  if (!reference) return null;
  if (untried("webgpu")) return "webgpu";
  const isWorthIt = "webgpu" in refused && reference.stepsPerSecond <= MOST_TFJS_STEPS_PER_SECOND;
  if (isWorthIt && untried("tfjs-webgl")) return "tfjs-webgl";
  return also && untried(also) ? also : null;
}

/** A key of everything that a network's speed depends on. */
function shape({ network, featureShape, task, hyperparameters }: RunSpec, examples: Examples): string {
  const { batchSize, optimiser, weightDecay } = hyperparameters;
  const outputs = classCount(task) ?? task.kind;
  const counts = [examples.train.count, examples.validation.count];
  return JSON.stringify([
    ...[network.layers, featureShape, outputs, counts],
    ...[batchSize, optimiser, weightDecay > 0],
  ]);
}
