import type { Numbers } from "@/lib/learning/examples/split";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";

/** A batch's mean loss and its gradient, laid out like the weights. */
export type Gradients = { readonly loss: number; readonly gradients: Float32Array };

/** Trains one network. The same spec, examples and seed give the same numbers on every engine, up to rounding. */
export interface Engine {
  readonly name: EngineName;
  /** The browser's name for the device, such as a GPU's; empty if it gives none. */
  readonly deviceName: string;
  /**
   * Takes this many steps, and resolves when the device has finished them. The caller limits it to about 12 ms of work, so that Stop is handled
   * promptly. Throws `DeviceLost`.
   */
  train(steps: number): Promise<void>;
  /** Outputs (logits or numbers, rows × output units) for the examples `from` … `from + rows − 1` of a split. Throws `DeviceLost`. */
  outputs(split: keyof Examples, from: number, rows: number): Promise<Float32Array>;
  /** Outputs for `inputs` (count × features). Throws `DeviceLost`. */
  predict(inputs: Numbers, count: number): Promise<Float32Array>;
  /** The weights, flat, laid out by `weightLayout`. Throws `DeviceLost`. */
  weights(): Promise<Float32Array>;
  /** Everything another engine needs to continue from here. Throws `DeviceLost`. */
  trainState(): Promise<TrainState>;
  /** Loss and gradients on these examples of the training split, at most a batch, with the dropout of the coming step. Changes no weight. Throws `DeviceLost`. */
  gradients(batch: readonly number[]): Promise<Gradients>;
  /** Frees everything the engine holds on the device. */
  dispose(): void;
}

/** Opens an engine for one run on these examples, at its beginning or at state `from`; null if this browser cannot run it. */
export type OpenEngine = (spec: RunSpec, examples: Examples, from?: TrainState) => Promise<Engine | null>;

/** The device was lost (a driver reset, a laptop that slept): whatever it still answers is garbage. */
export class DeviceLost extends Error {
  constructor(readonly engine: EngineName) {
    super(`The device of ${engine} was lost.`);
    this.name = "DeviceLost";
  }
}
