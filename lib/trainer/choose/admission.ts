import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import type { Engine, Gradients } from "@/lib/trainer/run/engine";

/** Engines are compared after this many steps: enough for a wrong update to show, and for shaders to be compiled. */
const STEPS = 3;
const ROWS = 64;
/** Relative to the largest number. Engines in float32 differ far less after a few steps; a GPU that returns zeros, or computes in half precision, differs more. */
const TOLERANCE = 1e-3;

/** The results by which two engines are compared: the gradients of one batch, and some outputs after a few steps. */
export type ProbeResult = { readonly gradients: Gradients; readonly outputs: Float32Array };

/** Runs a newly opened engine for a few steps. `mayContinue` is awaited wherever this can be interrupted; null if it answers false. */
export async function probeEngine(
  engine: Engine,
  spec: RunSpec,
  examples: Examples,
  mayContinue: () => Promise<boolean>,
): Promise<ProbeResult | null> {
  const rows = Math.min(ROWS, examples.validation.count);
  // Forward pass, backward pass and update one after the other: compiling shaders blocks, and this way for shorter stretches.
  await engine.outputs("validation", 0, rows);
  if (!(await mayContinue())) return null;
  const gradients = await firstGradients(engine, spec, examples);
  // One at a time: with a large network a single step may take long enough.
  for (let step = 0; step < STEPS; step++) {
    if (!(await mayContinue())) return null;
    await engine.train(1);
  }
  return { gradients, outputs: await engine.outputs("validation", 0, rows) };
}

/** The gradients of a run's first batch at its initial weights. */
export async function firstGradients(
  engine: Engine,
  { seed, hyperparameters }: RunSpec,
  { train }: Examples,
): Promise<Gradients> {
  const batch = createBatchOrder(seed, train.count, hyperparameters.batchSize).next();
  return engine.gradients(Array.from(batch));
}

/** Whether an engine's results agree with those of the trusted engine. */
export function agree(found: ProbeResult, trusted: ProbeResult): boolean {
  return sameGradients(found.gradients, trusted.gradients) && sameNumbers(found.outputs, trusted.outputs);
}

export function sameGradients(found: Gradients, trusted: Gradients): boolean {
  return (
    sameNumbers(Float32Array.of(found.loss), Float32Array.of(trusted.loss)) &&
    sameNumbers(found.gradients, trusted.gradients)
  );
}

function sameNumbers(found: Float32Array, trusted: Float32Array): boolean {
  const size = trusted.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return (
    found.length === trusted.length &&
    found.every((value, index) => Math.abs(value - trusted[index]!) <= TOLERANCE * size + 1e-7)
  );
}
