import type { LayerActivation } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import type { GpuMemory } from "../gpu";
import type { ParameterStore } from "../program";
import type { Shader } from "../shader";
import type { ReadLetters } from "../wgsl";

/** What flows from one layer to the next, for all examples of the batch. */
export type Signal = {
  readonly values: GPUBuffer;
  /** What the derivative of the activation is computed from: the values themselves, or the sums before the activation. */
  readonly slopeFrom: GPUBuffer;
  /** The gradient of the loss with respect to the sums before the activation: whoever writes it applies the activation's derivative. Null for features. */
  readonly gradient: GPUBuffer | null;
  readonly activation: LayerActivation;
  /** Numbers stored for one example. */
  readonly count: number;
  /** Of features that are letters: which of them, all others being out of sight. */
  readonly letters: ReadLetters | null;
};

/** The shaders of one layer. */
export type Emission = {
  readonly output: Signal;
  readonly forward: readonly Shader[];
  /** From the gradient of the output to those of the input and of the layer's own parameters; layers run last to first. */
  readonly backward: readonly Shader[];
  /** The forward pass without dropout, from given values; and where its outputs are. */
  readonly answer: (from: GPUBuffer) => { readonly shaders: readonly Shader[]; readonly to: GPUBuffer };
};

/** What every layer's emission may use. */
export type Context = {
  readonly memory: GpuMemory;
  readonly store: ParameterStore;
  /** Examples in a batch, and (`capacity`) the most that are answered at once. */
  readonly batch: number;
  readonly capacity: number;
};

/** A signal with buffers of its own. */
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
    letters: null,
  };
}
