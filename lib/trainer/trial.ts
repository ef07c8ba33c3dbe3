import type { EngineName, RunSpec } from "@/lib/protocol/worker";
import type { Engine, Examples, OpenEngine } from "./engine";
import { createSlicing } from "./slicing";

/** Steps before the clock starts: they compile and fill caches, and are what engines are compared on. */
const WARM_UP_STEPS = 3;
const COMPARED_ROWS = 64;
/** A trial trains gently, whatever the student chose: where training diverges, engines rightly part. */
const TRIAL_LEARNING_RATE = 0.01;

/** What one engine did with one network. */
export type Trial = {
  readonly name: EngineName;
  readonly deviceName: string;
  readonly stepsPerSecond: number;
  /** Outputs for the first validation examples after the warm-up. */
  readonly outputs: Float32Array;
  /** Milliseconds from opening to the first number. */
  readonly warmUp: number;
};

export type TrialTerms = {
  /** How long the engine is timed, about. */
  readonly milliseconds: number;
  now(): number;
  /** Asked wherever a trial can be broken off. */
  goOn(): Promise<boolean>;
};

/** Opens an engine on this very network and these examples, and times it. Null when this browser cannot run it, or it was broken off. */
export async function tryEngine(
  name: EngineName,
  open: OpenEngine,
  spec: RunSpec,
  examples: Examples,
  terms: TrialTerms,
): Promise<Trial | null> {
  const { now, goOn } = terms;
  const hyperparameters = {
    ...spec.hyperparameters,
    learningRate: Math.min(spec.hyperparameters.learningRate, TRIAL_LEARNING_RATE),
  };
  const began = now();
  const engine = await open({ ...spec, hyperparameters }, examples);
  if (!engine) return null;
  const rows = Math.min(COMPARED_ROWS, examples.validation.count);
  try {
    // The way forward alone, first: a GPU that compiles is deaf, and so it is for half as long at a time.
    await engine.outputs("validation", 0, rows);
    if (!(await goOn())) return null;
    await engine.train(WARM_UP_STEPS);
    const outputs = await engine.outputs("validation", 0, rows);
    const warmUp = now() - began;
    const stepsPerSecond = await time(engine, terms);
    return stepsPerSecond === null
      ? null
      : { name, deviceName: engine.deviceName, stepsPerSecond, outputs, warmUp };
  } finally {
    engine.dispose();
  }
}

/** Steps per second of the fastest slice: the first are slowed by compilers that only just begin to optimise. */
async function time(engine: Engine, { milliseconds, now, goOn }: TrialTerms): Promise<number | null> {
  const slicing = createSlicing();
  let fastest = 0;
  for (let elapsed = 0; elapsed < milliseconds; ) {
    if (!(await goOn())) return null;
    const slice = slicing.steps;
    const before = now();
    await engine.train(slice);
    // A coarse clock may see nothing pass.
    const took = Math.max(now() - before, 0.05);
    slicing.took(slice, took);
    fastest = Math.max(fastest, (1000 * slice) / took);
    elapsed += took;
  }
  return fastest;
}

/** Relative to the size of the outputs. float32 parts far less in a few steps; a GPU that answers zeros, or in half precision, more. */
const TOLERANCE = 1e-3;

/** Whether an engine computes what the trusted one computes. */
export function agrees(outputs: Float32Array, trusted: Float32Array): boolean {
  const size = trusted.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return outputs.every((value, index) => Math.abs(value - trusted[index]) <= TOLERANCE * size + 1e-6);
}
