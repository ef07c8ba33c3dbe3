import { shapesAfter } from "@/lib/learning/network/layer-plan";
import { featureCount } from "@/lib/learning/network/network";
import type { TrainState } from "@/lib/learning/training/training";
import type { TrainingPlan } from "../run/training-plan";
import type { Compiled } from "./compile";
import { Table } from "./opcode";
import type { Signal } from "./program";

/** What one training step left in memory. `values` and `errors` are valid until the machine runs again. */
export type StepRemains = {
  /** Indices into the training split. */
  readonly batch: Int32Array;
  /** The batch's mean loss, before the update. */
  readonly loss: number;
  readonly before: TrainState;
  /** Gradients of the mean loss, laid out like the weights. */
  readonly gradients: Float32Array;
  readonly after: TrainState;
  /** The output of layer `layer` of the plan for the batch's first `rows` examples, with dropout: rows × its numbers. */
  values(layer: number, rows: number): Float32Array;
  /** The gradient of the mean loss there, in the same shape; for a dense layer or a convolution before its activation. Null where nothing before it learns. */
  errors(layer: number, rows: number): Float32Array | null;
};

export function readRemains(
  { layers, featureShape }: TrainingPlan,
  { signals, letters, indices }: Compiled,
  memory: ArrayBuffer,
  table: number,
): Pick<StepRemains, "values" | "errors"> {
  const flows = shapesAfter(layers, featureShape).map(flowOf);
  const read = (place: number, signal: Signal, { count, channels }: Flow, rows: number) => {
    const inside = new Float32Array(memory, place, rows * signal.step);
    const flat = new Float32Array(rows * count);
    for (let row = 0; row < rows; row++) {
      for (let from = 0, pixel = 0; from < count; from += channels, pixel++) {
        const at = row * signal.step + pixel * signal.pixel;
        flat.set(inside.subarray(at, at + channels), row * count + from);
      }
    }
    return flat;
  };
  /** The batch's letters, which the machine never writes out. */
  const oneHot = (rows: number) => {
    const { positions, symbols } = letters!;
    const [place] = new Int32Array(memory, table + Table.Features, 1);
    const examples = new Int32Array(memory, indices, rows);
    const flat = new Float32Array(rows * positions * symbols);
    examples.forEach((example, row) => {
      new Uint8Array(memory, place! + example * positions, positions).forEach((symbol, position) => {
        flat[(row * positions + position) * symbols + symbol] = 1;
      });
    });
    return flat;
  };
  return {
    values(layer, rows) {
      const signal = signals[layer];
      return signal ? read(signal.values, signal, flows[layer]!, rows) : oneHot(rows);
    },
    errors(layer, rows) {
      const signal = signals[layer];
      return signal?.gradient ? read(signal.gradient, signal, flows[layer]!, rows) : null;
    },
  };
}

/** Numbers of one example after a layer, and how many of them lie together in memory. */
type Flow = { readonly count: number; readonly channels: number };

function flowOf(shape: readonly number[]): Flow {
  const count = featureCount(shape);
  return { count, channels: shape.length === 3 ? shape[2]! : count };
}
