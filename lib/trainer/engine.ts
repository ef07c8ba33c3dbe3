import type { Split } from "@/lib/learning/split";
import type { EngineName, RunSpec } from "@/lib/protocol/worker";

/** Trains one network. The same spec, examples and seed give the same numbers, whatever the engine, within its stated tolerance. */
export interface Engine {
  readonly name: EngineName;
  /** What the browser calls the device, such as a GPU's name; empty where it does not tell. */
  readonly deviceName: string;
  /** Trains this many steps further. The caller keeps it to about 12 ms of work, so that Stop is heard. */
  train(steps: number): Promise<void>;
  /** Outputs (logits or numbers, count × output units) for `inputs` (count × features), dropout off. */
  predict(inputs: Float32Array, count: number): Promise<Float32Array>;
  /** Flat float32 weights: each layer's matrix (inputs × units, row-major), then its biases. */
  weights(): Promise<Float32Array>;
  /** Frees everything the engine holds on the device. */
  dispose(): void;
}

/** Opens an engine for one run on these training examples; null when this browser cannot run it. */
export type OpenEngine = (spec: RunSpec, train: Split) => Promise<Engine | null>;
