import type { LayerActivation, LayerPlan } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import type { LayerLayout } from "@/lib/trainer/run/training-plan";
import type { ReadLetters } from "../wgsl";

/** What flows into or out of a layer, `count` numbers per example: in `outputs` from `at` on, row after row; the features if `at` is null. */
export type Flow = {
  readonly at: number | null;
  /** Where in `outputs` the input of the activation's derivative lies: the values themselves, or the sums before the activation. */
  readonly slopeFrom: number | null;
  readonly count: number;
  readonly activation: LayerActivation;
  /** Of features that are letters: which of them, all others being out of sight. */
  readonly letters: ReadLetters | null;
};

/** WGSL of one layer: the forward pass, from its errors to those of its input (null if that is the features), and learning from its errors. */
export type LayerCode = {
  readonly forward: string;
  readonly back: string | null;
  readonly learn: string;
};

/** WGSL that divides the iterations of `body`, for `n` from 0 to `length`, among the workgroup. */
export type Share = (length: string, body: string) => string;

/** Number `k` of row `row` of a flow, as WGSL. */
function read({ at, count }: Flow, row: string, k: string): string {
  return at === null
    ? `features[indices[first + ${row}] * ${count}u + ${k}]`
    : `outputs[${at}u + ${row} * ${count}u + ${k}]`;
}

/** The symbol of the letter at `position`, among those that are read, in row `row`, as WGSL. */
function symbolIn(input: Flow, row: string, position: string): string {
  return `u32(${read(input, row, `${input.letters!.first}u + ${position}`)})`;
}

/** `weight`: WGSL of the weight with this index. `settle`: WGSL that uses the gradient `g` of weight number `i`. */
type Weights = {
  readonly share: Share;
  readonly weight: (number: string) => string;
  readonly settle: string;
};

export function denseCode(
  { inputs, oneHot, units, activation }: Extract<LayerPlan, { kind: "dense" }>,
  { matrix, biases }: LayerLayout,
  input: Flow,
  output: Flow,
  { share, weight, settle }: Weights,
): LayerCode {
  const { at, slopeFrom } = output;
  // Of one-hot letters, only the weights of those that are there are read, and learn from the examples that have them.
  const addWeights = oneHot
    ? `for (var p = 0u; p < ${oneHot.positions}u; p++) { sum += ${weight(`${matrix}u + (p * ${oneHot.symbols}u + ${symbolIn(input, "row", "p")}) * ${units}u + unit`)}; }`
    : `for (var k = 0u; k < ${inputs}u; k++) { sum += ${read(input, "row", "k")} * ${weight(`${matrix}u + k * ${units}u + unit`)}; }`;
  const addGradient = oneHot
    ? `if (${symbolIn(input, "row", `k / ${oneHot.symbols}u`)} == k % ${oneHot.symbols}u) { g += errors[${at}u + row * ${units}u + unit]; }`
    : `g += ${read(input, "row", "k")} * errors[${at}u + row * ${units}u + unit];`;
  const forward = share(
    `rows * ${units}u`,
    `let row = n / ${units}u;
    let unit = n % ${units}u;
    var sum = ${weight(`${biases}u + unit`)};
    ${addWeights}
    ${slopeFrom === at ? "" : `outputs[${slopeFrom}u + n] = sum;`}
    outputs[${at}u + n] = ${ACTIVATION_ENTRIES[activation].wgsl.forward("sum")};`,
  );
  const back =
    input.at === null
      ? null
      : share(
          `rows * ${inputs}u`,
          `let row = n / ${inputs}u;
    let k = n % ${inputs}u;
    var sum = 0.0;
    for (var unit = 0u; unit < ${units}u; unit++) { sum += errors[${at}u + row * ${units}u + unit] * ${weight(`${matrix}u + k * ${units}u + unit`)}; }
    let z = outputs[${input.slopeFrom}u + n];
    errors[${input.at}u + n] = ${ACTIVATION_ENTRIES[input.activation].wgsl.back("sum", "z")};`,
        );
  // Biases are one more row of weights, for an input that is always 1.
  const learn = share(
    `${(inputs + 1) * units}u`,
    `let k = n / ${units}u;
    let unit = n % ${units}u;
    var g = 0.0;
    if (k < ${inputs}u) {
      for (var row = 0u; row < rows; row++) { ${addGradient} }
    } else {
      for (var row = 0u; row < rows; row++) { g += errors[${at}u + row * ${units}u + unit]; }
    }
    let i = ${matrix}u + n;
    ${settle}`,
  );
  return { forward, back, learn };
}

/** Letters to numbers, `size` for each, by one table for all positions. */
export function embeddingCode(
  { length, symbols }: Extract<LayerPlan, { kind: "context" }>,
  size: number,
  { matrix }: LayerLayout,
  input: Flow,
  at: number,
  { share, weight, settle }: Weights,
): LayerCode {
  const count = length * size;
  const forward = share(
    `rows * ${count}u`,
    `let symbol = ${symbolIn(input, `n / ${count}u`, `n % ${count}u / ${size}u`)};
    outputs[${at}u + n] = ${weight(`${matrix}u + symbol * ${size}u + n % ${size}u`)};`,
  );
  const learn = share(
    `${symbols * size}u`,
    `let symbol = n / ${size}u;
    var g = 0.0;
    for (var row = 0u; row < rows; row++) {
      for (var p = 0u; p < ${length}u; p++) {
        if (${symbolIn(input, "row", "p")} == symbol) { g += errors[${at}u + row * ${count}u + p * ${size}u + n % ${size}u]; }
      }
    }
    let i = ${matrix}u + n;
    ${settle}`,
  );
  return { forward, back: null, learn };
}

/** `mask`: the layer's mask function; `key`: its key for this step. */
export function dropoutCode(
  { mask, key }: { mask: string; key: string },
  input: Flow,
  at: number,
  share: Share,
): LayerCode {
  const { count } = input;
  const [row, k] = [`n / ${count}u`, `n % ${count}u`];
  const forward = share(
    `rows * ${count}u`,
    `let kept = select(1.0, ${mask}(${row}, ${k}, ${key}), drops);
    outputs[${at}u + n] = kept * ${read(input, `(${row})`, k)};`,
  );
  const back =
    input.at === null
      ? null
      : share(
          `rows * ${count}u`,
          `let z = outputs[${input.slopeFrom}u + n];
    let given = errors[${at}u + n] * ${mask}(${row}, ${k}, ${key});
    errors[${input.at}u + n] = ${ACTIVATION_ENTRIES[input.activation].wgsl.back("given", "z")};`,
        );
  return { forward, back, learn: "" };
}
