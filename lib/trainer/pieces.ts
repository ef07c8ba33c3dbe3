import { outputUnits } from "@/lib/learning/task";
import type { EngineName, RunSpec } from "@/lib/protocol/worker";
import { outputCost } from "./cost";

/** Floating-point operations that an engine does in well under 12 ms on a slow machine. */
const OPERATIONS_PER_PIECE: Readonly<Record<EngineName, number>> = {
  "tfjs-webgl": 20e6,
  "tfjs-wasm": 20e6,
  "tfjs-cpu": 5e6,
};
const MIN_ROWS = 16;

/**
 * Computes a network's outputs for `count` examples in pieces small enough that messages are heard between them.
 * `outputs` computes those of `rows` examples. `goOn` is asked between two pieces; when it says no, the answer is null.
 */
export async function inPieces(
  engine: EngineName,
  spec: RunSpec,
  count: number,
  outputs: (from: number, rows: number) => Promise<Float32Array>,
  goOn: () => Promise<boolean>,
): Promise<Float32Array | null> {
  const units = outputUnits(spec.task);
  const rows = Math.max(MIN_ROWS, Math.floor(OPERATIONS_PER_PIECE[engine] / outputCost(spec)));
  const all = new Float32Array(count * units);
  for (let from = 0; from < count; from += rows) {
    all.set(await outputs(from, Math.min(rows, count - from)), from * units);
    if (!(await goOn())) return null;
  }
  return all;
}
