import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import type { Engine, Gradients } from "@/lib/trainer/run/engine";

/** Steps that engines are compared after: enough that a wrong update shows, and that what compiles has compiled. */
const STEPS = 3;
const ROWS = 64;
/** Relative to the largest number. float32 parts far less in a few steps; a GPU that answers zeros, or in half precision, more. */
const TOLERANCE = 1e-3;

/** What two engines are compared by: the gradients of one batch, and some outputs after a few steps. */
export type ProbeResult = { readonly gradients: Gradients; readonly outputs: Float32Array };

/** Runs an engine that has just been opened for a few steps. `mayContinue` is asked wherever this can be broken off; null when it was. */
export async function probeEngine(
  engine: Engine,
  spec: RunSpec,
  examples: Examples,
  mayContinue: () => Promise<boolean>,
): Promise<ProbeResult | null> {
  const rows = Math.min(ROWS, examples.validation.count);
  // The way forward, back and the update one after the other: a GPU that compiles is deaf, and so it is for less long at a time.
  await engine.outputs("validation", 0, rows);
  if (!(await mayContinue())) return null;
  const gradients = await firstGradients(engine, spec, examples);
  // One by one: of a heavy network a single step may take long enough.
  for (let step = 0; step < STEPS; step++) {
    if (!(await mayContinue())) return null;
    await engine.train(1);
  }
  return { gradients, outputs: await engine.outputs("validation", 0, rows) };
}

/** The gradients of a run's first batch, at the weights it begins with. */
export async function firstGradients(
  engine: Engine,
  { seed, hyperparameters }: RunSpec,
  { train }: Examples,
): Promise<Gradients> {
  const batch = createBatchOrder(seed, train.count, hyperparameters.batchSize).next();
  return engine.gradients(Array.from(batch));
}

/** Whether an engine computes what the trusted one computes. */
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
