import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";

/** A batch's mean loss and its gradient, laid out like the weights. */
export type Gradients = { readonly loss: number; readonly gradients: Float32Array };

/** Trains one network. The same spec, examples and seed give the same numbers, whatever the engine, within its stated tolerance. */
export interface Engine {
  readonly name: EngineName;
  /** What the browser calls the device, such as a GPU's name; empty where it does not tell. */
  readonly deviceName: string;
  /**
   * Trains this many steps further, and returns when the device has done them. The caller keeps it to about 12 ms of
   * work, so that Stop is heard. Throws `DeviceLost`.
   */
  train(steps: number): Promise<void>;
  /** Outputs (logits or numbers, rows × output units) for the examples `from` … `from + rows − 1` of a split. Throws `DeviceLost`. */
  outputs(split: keyof Examples, from: number, rows: number): Promise<Float32Array>;
  /** Outputs for `inputs` (count × features). Throws `DeviceLost`. */
  predict(inputs: Float32Array, count: number): Promise<Float32Array>;
  /** Flat float32 weights, laid out as in `weight-layout.ts`. Throws `DeviceLost`. */
  weights(): Promise<Float32Array>;
  /** What another engine needs to go on from here. Throws `DeviceLost`. */
  trainState(): Promise<TrainState>;
  /** Of these examples of the training split, at most a batch, with the dropout of the step to come. Changes no weight. Throws `DeviceLost`. */
  gradients(batch: readonly number[]): Promise<Gradients>;
  /** Frees everything the engine holds on the device. */
  dispose(): void;
}

/** Opens an engine for one run on these examples, at its beginning or where `from` says; null when this browser cannot run it. */
export type OpenEngine = (spec: RunSpec, examples: Examples, from?: TrainState) => Promise<Engine | null>;

/** The device went away (a driver reset, a laptop that slept): whatever it still answers is garbage. */
export class DeviceLost extends Error {
  constructor(readonly engine: EngineName) {
    super(`The device of ${engine} was lost.`);
    this.name = "DeviceLost";
  }
}
