import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import type { LayerLayout } from "@/lib/trainer/run/training-plan";
import { reads, type Shader, writes } from "../shader";
import type { ReadLetters } from "../wgsl";
import { elementwise } from "./elementwise";
import { type Context, createSignal, type Emission, type Signal } from "./emission";
import { matrixProduct } from "./matrix-product";

/** Features that are letters, stored as symbols. */
type LetterSignal = Signal & { readonly letters: ReadLetters };

/** WGSL function `symbol(row, position)`: a letter of input `x`, its position counted from the first that is read. */
function symbolFunction({ count, letters }: LetterSignal): string {
  return `
fn symbol(row: u32, position: u32) -> u32 { return u32(x[row * ${count}u + ${letters.first}u + position]); }
`;
}

/** A dense layer on one-hot letters: adds the rows of the matrix that belong to the letters. */
export function emitDenseOnLetters(
  context: Context,
  { inputs, units, activation }: Extract<LayerPlan, { kind: "dense" }>,
  own: LayerLayout,
  input: LetterSignal,
): Emission {
  const { store } = context;
  const { matrix, biases } = own;
  const { symbols } = input.letters;
  const output = createSignal(context, units, activation);
  const { wgsl, slopeFrom } = ACTIVATION_ENTRIES[activation];
  const keepsSums = slopeFrom === "sum";
  const forward = (from: GPUBuffer): Shader =>
    elementwise(
      { perExample: units },
      `let unit = i % ${units}u;
    var z = w[${biases}u + unit];
    for (var p = 0u; p < ${inputs / symbols}u; p++) {
      z += w[${matrix}u + (p * ${symbols}u + symbol(i / ${units}u, p)) * ${units}u + unit];
    }
    y[i] = ${wgsl.forward("z")};
    ${keepsSums ? "sums[i] = z;" : ""}`,
      [
        reads("x", from),
        reads("w", store.parameters),
        writes("y", output.values),
        ...(keepsSums ? [writes("sums", output.slopeFrom)] : []),
      ],
      symbolFunction(input),
    );
  // Biases are one more row of weights, for an input that is always 1.
  const has = `k == ${inputs}u || symbol(place, k / ${symbols}u) == k % ${symbols}u`;
  return readOnly(
    output,
    forward,
    input,
    learnt(context, input, output, { ...own, rows: inputs + 1, places: 1, has }),
  );
}

/** Which letters are read; with an embedding, each as the numbers of its row in one table for all positions. */
export function emitContext(
  context: Context,
  { available, length, symbols, embedding: size }: Extract<LayerPlan, { kind: "context" }>,
  own: LayerLayout | undefined,
  features: Signal,
): Emission {
  const input = { ...features, letters: { first: available - length, symbols } };
  if (size === null || !own) {
    return { output: input, forward: [], backward: [], answer: (from) => ({ shaders: [], to: from }) };
  }
  const { store } = context;
  const { matrix } = own;
  const count = length * size;
  const output = createSignal(context, count);
  const forward = (from: GPUBuffer): Shader =>
    elementwise(
      { perExample: count },
      `y[i] = w[${matrix}u + symbol(i / ${count}u, i % ${count}u / ${size}u) * ${size}u + i % ${size}u];`,
      [reads("x", from), reads("w", store.parameters), writes("y", output.values)],
      symbolFunction(input),
    );
  const has = `symbol(place / ${length}u, place % ${length}u) == k`;
  return readOnly(output, forward, input, learnt(context, input, output, { ...own, places: length, has }));
}

/**
 * The gradient of a matrix with a row for each symbol (and position): its product with one-hot numbers that are never stored, so that each weight
 * is summed in a fixed order. `has`: WGSL that says whether row `k` is the one that was read at `place`, of `places` in each example.
 */
function learnt(
  { memory, store, batch }: Context,
  input: LetterSignal,
  output: Signal,
  { rows, columns, matrix, places, has }: LayerLayout & { readonly places: number; readonly has: string },
): Shader[] {
  return matrixProduct(
    memory,
    {
      rows,
      inner: { perExample: places },
      columns,
      left: `${symbolFunction(input)}fn left(k: u32, place: u32) -> f32 { return select(0.0, 1.0, ${has}); }`,
      right: `fn right(place: u32, column: u32) -> f32 { return d[place * ${columns}u + column]; }`,
      put: `fn put(k: u32, column: u32, sum: f32) { g[${matrix}u + k * ${columns}u + column] = sum; }`,
      leftAlong: "row",
      rightAlong: "column",
      reads: [reads("x", input.values), reads("d", output.gradient!)],
      writes: [writes("g", store.gradients)],
    },
    batch,
  );
}

/** A layer that reads features: there is nothing before it that could learn. */
function readOnly(
  output: Signal,
  forward: (from: GPUBuffer) => Shader,
  input: Signal,
  backward: readonly Shader[],
): Emission {
  return {
    output,
    forward: [forward(input.values)],
    backward,
    answer: (from) => ({ shaders: [forward(from)], to: output.values }),
  };
}
