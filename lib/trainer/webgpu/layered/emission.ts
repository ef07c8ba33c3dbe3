import type { LayerActivation } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import type { GpuMemory } from "../gpu";
import type { ParameterStore } from "../program";
import type { Shader } from "../shader";

/** What flows from one layer to the next, for all examples at hand. */
export type Signal = {
  readonly values: GPUBuffer;
  /** What the derivative of the activation is computed from: the values again, or the sums under them. */
  readonly slopeFrom: GPUBuffer;
  /** The loss's gradient with respect to the sums under the values: whoever writes it goes back through the activation. Null for features. */
  readonly gradient: GPUBuffer | null;
  readonly activation: LayerActivation;
  /** Numbers of one example. */
  readonly count: number;
};

/** What a layer adds to a step. */
export type Emission = {
  readonly output: Signal;
  readonly forward: readonly Shader[];
  /** From the output's gradient to the input's and the layer's own; layers run last to first. */
  readonly backward: readonly Shader[];
  /** To answer with, dropout off: from these values to those. */
  readonly answer: (from: GPUBuffer) => { readonly shaders: readonly Shader[]; readonly to: GPUBuffer };
};

/** What every layer's emission may use. */
export type Context = {
  readonly memory: GpuMemory;
  readonly store: ParameterStore;
  /** Examples in a batch, and the most that are answered together. */
  readonly batch: number;
  readonly capacity: number;
};

/** A signal of its own. */
export function createSignal(
  { memory, batch, capacity }: Context,
  count: number,
  activation: LayerActivation = "linear",
): Signal {
  const values = memory.storage(capacity * count);
  const keepsSums = ACTIVATION_ENTRIES[activation].slopeFrom === "sum";
  return {
    values,
    slopeFrom: keepsSums ? memory.storage(capacity * count) : values,
    gradient: memory.storage(batch * count),
    activation,
    count,
  };
}
