import type { TraceLink } from "@/components/lab/slow-motion/trace-layout";
import type { LayerActivation } from "@/lib/learning/network/layer-plan";
import { formatBriefly } from "@/lib/learning/numbers/format";
import type { LayerInside, NetworkInside } from "@/lib/learning/training/network-inside";

/** Units of a layer that are drawn, the first ones. */
export const MOST_UNITS = 8;

/** The features, or what a layer's units compute, drawn as a column. */
export type UnitColumn = {
  /** Null for the features. */
  readonly layer: LayerInside | null;
  /** Null for the features. */
  readonly activation: LayerActivation | null;
  readonly shown: number;
  /** How many there are, shown or not. */
  readonly total: number;
  /** The number that is drawn at full strength. */
  readonly scale: number;
  /** What one of them computes at every input. */
  values(item: number): Float32Array;
};

/** Columns from the features to the outputs. `inputs`: those of the question, count × features. */
export function unitColumns(inside: NetworkInside, inputs: Float32Array, count: number): UnitColumn[] {
  const features = inputs.length / count;
  const byFeature = Array.from({ length: features }, (_, feature) =>
    Float32Array.from({ length: count }, (__, row) => inputs[row * features + feature]!),
  );
  const first: UnitColumn = {
    ...{ layer: null, activation: null, shown: features, total: features, scale: largestIn(inputs) },
    values: (item) => byFeature[item]!,
  };
  const others = inside.layers.map((layer): UnitColumn => {
    const plan = inside.plan[layer.layer];
    const activation = plan?.kind === "dense" ? plan.activation : "linear";
    return {
      ...{ layer, activation, shown: layer.shown, total: layer.units },
      // One scale for a layer, so that a unit that does little looks like it; a squashed number has a scale of its own.
      scale: activation === "tanh" || activation === "sigmoid" ? 1 : largestIn(layer.activations),
      values: (item) => layer.activations.subarray(item * count, (item + 1) * count),
    };
  });
  return [first, ...others];
}

/** The weights between each column and the next one, as far as both ends are drawn. */
export function unitLinks(columns: readonly UnitColumn[]): TraceLink[][] {
  return columns.slice(1).map(({ layer, shown }, at) =>
    Array.from({ length: columns[at]!.shown }, (_, from) =>
      Array.from({ length: shown }, (__, to): TraceLink => {
        const weight = layer!.matrix[from * shown + to]!;
        return { from, to, size: Math.abs(weight), sign: weight < 0 ? -1 : 1 };
      }),
    ).flat(),
  );
}

type Incoming = { readonly from: number; readonly weight: number };

/** A unit's incoming weights: in their order where there are few, otherwise the largest ones, the largest first. */
export function largestWeights(
  { rows, shown, matrix }: LayerInside,
  unit: number,
  most: number,
): readonly Incoming[] {
  const all = Array.from({ length: rows }, (_, from) => ({ from, weight: matrix[from * shown + unit]! }));
  if (rows <= most) return all;
  return all.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight)).slice(0, most);
}

/** Weights that a formula names. */
const MOST_TERMS = 4;

/** A unit's formula, such as `0.83·x − 1.20·y + 0.40 → tanh`. `left`: how many smaller weights it leaves out, for which it has an ellipsis. */
export function unitFormula(
  layer: LayerInside,
  unit: number,
  nameOf: (row: number) => string,
  activation: string | null,
): { readonly text: string; readonly left: number } {
  const terms = largestWeights(layer, unit, MOST_TERMS);
  const left = layer.rows - terms.length;
  const sum = terms
    .map(({ from, weight }, at) => `${signOf(weight, at === 0)}${sizeOf(weight)}·${nameOf(from)}`)
    .join("");
  const bias = layer.biases[unit]!;
  const text = `${sum}${left > 0 ? " + …" : ""}${signOf(bias, false)}${sizeOf(bias)}`;
  return { text: activation === null ? text : `${text} → ${activation}`, left };
}

function signOf(value: number, isFirst: boolean): string {
  if (isFirst) return value < 0 ? "−" : "";
  return value < 0 ? " − " : " + ";
}

function sizeOf(value: number): string {
  return formatBriefly(Math.abs(value));
}

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** The name of a unit in a formula, counted from 1: `h₁`. */
export function hiddenName(unit: number): string {
  return `h${[...String(unit + 1)].map((digit) => SUBSCRIPTS[Number(digit)]).join("")}`;
}

function largestIn(numbers: Float32Array): number {
  return numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
}
