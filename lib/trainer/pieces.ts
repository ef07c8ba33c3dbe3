import { outputUnits } from "@/lib/learning/examples/task";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { RunSpec } from "@/lib/learning/training/training";
import { outputCost } from "./run/cost";

/** Floating-point operations that an engine does in about 12 ms: on a slow machine, or, on a GPU, in not much more than one answer takes to come back. */
const OPERATIONS_PER_CHUNK: Readonly<Record<EngineName, number>> = {
  simd: 12e6,
  webgpu: 100e6,
  "tfjs-webgl": 50e6,
};
const MIN_ROWS = 16;

/**
 * Computes a network's outputs for `count` examples in chunks small enough that messages can be heard between them.
 * `outputs` computes those of `rows` examples. `goOn` is asked between two chunks; when it says no, the answer is null.
 */
export async function inChunks(
  engine: EngineName,
  spec: RunSpec,
  count: number,
  outputs: (from: number, rows: number) => Promise<Float32Array>,
  goOn: () => Promise<boolean>,
): Promise<Float32Array | null> {
  const rows = rowsPerChunk(engine, spec);
  if (rows >= count) {
    const all = await outputs(0, count);
    return (await goOn()) ? all : null;
  }
  const all = new Float32Array(count * outputUnits(spec.task));
  for (let from = 0; from < count; from += rows) {
    all.set(await outputs(from, Math.min(rows, count - from)), from * outputUnits(spec.task));
    if (!(await goOn())) return null;
  }
  return all;
}

/** Examples that are answered for at a time. */
export function rowsPerChunk(engine: EngineName, spec: RunSpec): number {
  return Math.max(MIN_ROWS, Math.floor(OPERATIONS_PER_CHUNK[engine] / outputCost(spec)));
}
