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

/** Opens an engine on this very network and these examples, and times it for about so long. Null when this browser cannot run it. */
export async function tryEngine(
  name: EngineName,
  open: OpenEngine,
  spec: RunSpec,
  examples: Examples,
  { milliseconds, now }: { milliseconds: number; now: () => number },
): Promise<Trial | null> {
  const hyperparameters = {
    ...spec.hyperparameters,
    learningRate: Math.min(spec.hyperparameters.learningRate, TRIAL_LEARNING_RATE),
  };
  const began = now();
  const engine = await open({ ...spec, hyperparameters }, examples);
  if (!engine) return null;
  try {
    await engine.train(WARM_UP_STEPS);
    const outputs = await engine.outputs("validation", 0, Math.min(COMPARED_ROWS, examples.validation.count));
    const warmUp = now() - began;
    const stepsPerSecond = await time(engine, milliseconds, now);
    return { name, deviceName: engine.deviceName, stepsPerSecond, outputs, warmUp };
  } finally {
    engine.dispose();
  }
}

async function time(engine: Engine, milliseconds: number, now: () => number): Promise<number> {
  const slicing = createSlicing();
  let steps = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    const slice = slicing.steps;
    const before = now();
    await engine.train(slice);
    const took = now() - before;
    slicing.took(slice, took);
    steps += slice;
    // A coarse clock may see nothing pass.
    elapsed += Math.max(took, 0.05);
  }
  return (1000 * steps) / elapsed;
}

/** Relative to the size of the outputs. float32 parts far less in a few steps; a GPU that answers zeros, or in half precision, more. */
const TOLERANCE = 1e-3;

/** Whether an engine computes what the trusted one computes. */
export function agrees(outputs: Float32Array, trusted: Float32Array): boolean {
  const size = trusted.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return outputs.every((value, index) => Math.abs(value - trusted[index]) <= TOLERANCE * size + 1e-6);
}
