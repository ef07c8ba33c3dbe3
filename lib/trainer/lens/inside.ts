import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import type { InsideQuestion, LayerInside, NetworkInside } from "@/lib/learning/training/network-inside";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import { type LayerLayout, weightLayout } from "@/lib/trainer/run/training-plan";

/**
 * Looks into a network by its flat `weights`: every number is computed from them here, so the training that they were copied from is not touched.
 * `mayContinue` is awaited after every unit and should let messages be handled now and then; null if it answers false, or if what every unit
 * computes is asked of a network that has other layers than dense ones.
 */
export async function networkInside(
  plan: readonly LayerPlan[],
  weights: Float32Array,
  question: InsideQuestion,
  mayContinue: () => Promise<boolean>,
): Promise<NetworkInside | null> {
  const layout = weightLayout(plan);
  if (question.of === "first-layer") {
    const first = layout[0];
    if (!first) return null;
    const layers = [{ ...weightsInto(first, weights, question.most), activations: new Float32Array(0) }];
    return { plan, diverged: !allFinite(weights), layers };
  }
  const { count, most } = question;
  const layers: LayerInside[] = [];
  let signal = byFeature(question.inputs, count);
  for (const [index, layer] of plan.entries()) {
    // A network in use drops nothing.
    if (layer.kind === "dropout") continue;
    if (layer.kind !== "dense" || layer.oneHot) return null;
    const own = layout.find((one) => one.layer === index)!;
    const activations = new Float32Array(layer.units * count);
    const { flat } = ACTIVATION_ENTRIES[layer.activation];
    for (let unit = 0; unit < layer.units; unit++) {
      const from = unit * count;
      addSums(own, weights, unit, signal, activations.subarray(from, from + count));
      flat?.forward(activations, from, from, count);
      if (!(await mayContinue())) return null;
    }
    const part = weightsInto(own, weights, most);
    layers.push({ ...part, activations: activations.slice(0, part.shown * count) });
    signal = activations;
  }
  return {
    plan,
    diverged: !allFinite(weights) || layers.some(({ activations }) => !allFinite(activations)),
    layers,
  };
}

/** The inputs (count × features), feature after feature. */
function byFeature(inputs: Float32Array, count: number): Float32Array {
  const features = inputs.length / count;
  return Float32Array.from({ length: inputs.length }, (_, at) => {
    const [feature, row] = [Math.floor(at / count), at % count];
    return inputs[row * features + feature]!;
  });
}

/** Writes a unit's weighted sums into `sums`, one for each input. `signal`: rows × inputs. */
function addSums(
  { rows, columns, matrix, biases }: LayerLayout,
  weights: Float32Array,
  unit: number,
  signal: Float32Array,
  sums: Float32Array,
) {
  const count = sums.length;
  sums.fill(weights[biases + unit]!);
  for (let row = 0; row < rows; row++) {
    const weight = weights[matrix + row * columns + unit]!;
    const from = row * count;
    for (let at = 0; at < count; at++) sums[at]! += weight * signal[from + at]!;
  }
}

function weightsInto(
  { layer, rows, columns, matrix, biases }: LayerLayout,
  weights: Float32Array,
  most: number,
): Omit<LayerInside, "activations"> {
  const shown = Math.min(most, columns);
  return {
    ...{ layer, rows, shown, units: columns },
    matrix: Float32Array.from({ length: rows * shown }, (_, at) => {
      const [row, unit] = [Math.floor(at / shown), at % shown];
      return weights[matrix + row * columns + unit]!;
    }),
    biases: weights.slice(biases, biases + shown),
  };
}

function allFinite(numbers: Float32Array): boolean {
  return numbers.every(Number.isFinite);
}
