import type { LayerActivation } from "@/lib/learning/network/layer-plan";
import { exp, series, sigmoid, tanh } from "@/lib/trainer/simd/flat/exponential";
import { ActivationCode } from "@/lib/trainer/simd/opcode";
import type * as tensorflow from "@/lib/trainer/tfjs/core";

/**
 * An activation in the form that each engine needs: what it does to a number, and how a gradient passes back through it. The WebAssembly
 * kernels have their own version in `simd/assembly/activation.ts`. A new activation needs an entry here and one there, a code in
 * `simd/opcode.ts`, and a name in `lib/learning/network/network.ts` and in the message catalogues.
 */
export type ActivationEntry = {
  /**
   * What the derivative is computed from: the output value (which overwrites the input sum), or the input sum (which then needs memory of its
   * own until the backward pass).
   */
  readonly slopeFrom: "value" | "sum";
  /** The initialisation of the weights before it: by Glorot and Bengio (2010), or by He et al. (2015) where about half of the sums are blocked. */
  readonly initialWeights: "glorot" | "he";
  /** Its name in a TensorFlow.js layers model. */
  readonly keras: string;
  /** For the simd engine. Null if there is nothing to compute. */
  readonly flat: FlatActivation | null;
  /** WGSL expressions, built from WGSL expressions, and the functions that they call. */
  readonly wgsl: {
    readonly functions: string;
    readonly forward: (sum: string) => string;
    readonly back: (gradient: string, from: string) => string;
  };
  /** For TensorFlow.js, which differentiates it automatically. */
  readonly tensors: (tf: TensorOperations, sums: tensorflow.Tensor) => tensorflow.Tensor;
};

/**
 * Loops over `count` float32 numbers in flat arrays, bit-identical to the WebAssembly kernel of that code. Places are indices. Each activation
 * has loops of its own, which are a fifth faster than one loop that calls a function for each number.
 */
export type FlatActivation = {
  readonly code: ActivationCode;
  /** The values may overwrite the sums. */
  readonly forward: (floats: Float32Array, sums: number, values: number, count: number) => void;
  /** Multiplies the gradient by the derivative, in place. `from`: the values or the sums, as `slopeFrom` says. */
  readonly back: (floats: Float32Array, from: number, gradient: number, count: number) => void;
};

/** The TensorFlow.js operations that activations use: named one by one, so that a bundle contains no others. */
export type TensorOperations = Pick<typeof tensorflow, "add" | "mul" | "tanh" | "relu" | "sigmoid" | "erf">;

const round = Math.fround;

export const ACTIVATION_ENTRIES: Readonly<Record<LayerActivation, ActivationEntry>> = {
  linear: {
    slopeFrom: "value",
    initialWeights: "glorot",
    keras: "linear",
    flat: null,
    wgsl: { functions: "", forward: (sum) => sum, back: (gradient) => gradient },
    tensors: (_, sums) => sums,
  },
  tanh: {
    slopeFrom: "value",
    initialWeights: "glorot",
    keras: "tanh",
    flat: {
      code: ActivationCode.Tanh,
      forward(floats, sums, values, count) {
        for (let at = 0; at < count; at++) floats[values + at] = tanh(floats[sums + at]!);
      },
      back(floats, from, gradient, count) {
        for (let at = 0; at < count; at++) {
          const y = floats[from + at]!;
          floats[gradient + at]! *= round(1 - round(y * y));
        }
      },
    },
    wgsl: {
      // The fit of `simd/flat/exponential.ts`: WGSL's own tanh may overflow, and differs from one GPU to the next.
      functions: `
fn hyperbolic(x: f32) -> f32 {
  let near = clamp(x, -7.9, 7.9);
  let z = near * near;
  let p = ((z * 1.1531843e-5 + 2.9604735e-3) * z + 0.12934418) * z + 0.9999999;
  let q = (((z * 2.4925492e-7 + 2.400121e-4) * z + 0.023854084) * z + 0.46267644) * z + 1.0;
  return near * p / q;
}
`,
      forward: (sum) => `hyperbolic(${sum})`,
      back: (gradient, y) => `(${gradient}) * (1.0 - ${y} * ${y})`,
    },
    tensors: (tf, sums) => tf.tanh(sums),
  },
  relu: {
    slopeFrom: "value",
    initialWeights: "he",
    keras: "relu",
    flat: {
      code: ActivationCode.Relu,
      forward(floats, sums, values, count) {
        for (let at = 0; at < count; at++) {
          const sum = floats[sums + at]!;
          // biome-ignore lint/complexity/useMathMinMax: −0 stays −0, as in the kernels.
          floats[values + at] = sum < 0 ? 0 : sum;
        }
      },
      back(floats, from, gradient, count) {
        for (let at = 0; at < count; at++) if (!(floats[from + at]! > 0)) floats[gradient + at] = 0;
      },
    },
    wgsl: {
      functions: "",
      forward: (sum) => `max(${sum}, 0.0)`,
      back: (gradient, y) => `select(0.0, ${gradient}, ${y} > 0.0)`,
    },
    tensors: (tf, sums) => tf.relu(sums),
  },
  sigmoid: {
    slopeFrom: "value",
    initialWeights: "glorot",
    keras: "sigmoid",
    flat: {
      code: ActivationCode.Sigmoid,
      forward(floats, sums, values, count) {
        for (let at = 0; at < count; at++) floats[values + at] = sigmoid(floats[sums + at]!);
      },
      back(floats, from, gradient, count) {
        for (let at = 0; at < count; at++) {
          const y = floats[from + at]!;
          floats[gradient + at]! *= round(y * round(1 - y));
        }
      },
    },
    wgsl: {
      functions: "fn logistic(x: f32) -> f32 { return 0.5 + 0.5 * hyperbolic(0.5 * x); }\n",
      forward: (sum) => `logistic(${sum})`,
      back: (gradient, y) => `(${gradient}) * (${y} * (1.0 - ${y}))`,
    },
    tensors: (tf, sums) => tf.sigmoid(sums),
  },
  /** x·Φ(x), Φ being the normal distribution (Hendrycks and Gimpel, 2016). */
  gelu: {
    slopeFrom: "sum",
    initialWeights: "he",
    keras: "gelu",
    flat: {
      code: ActivationCode.Gelu,
      forward(floats, sums, values, count) {
        for (let at = 0; at < count; at++) {
          const x = floats[sums + at]!;
          floats[values + at] = x * normal(x);
        }
      },
      back(floats, from, gradient, count) {
        for (let at = 0; at < count; at++) {
          // Further out the derivative is 0 or 1, and the square of a sum may overflow.
          const x = Math.max(-NORMAL_END, Math.min(NORMAL_END, floats[from + at]!));
          const density = round(NORMAL_TOP * exp(round(-0.5 * round(x * x))));
          floats[gradient + at]! *= round(normal(x) + round(x * density));
        }
      },
    },
    wgsl: {
      functions: `
fn normal(x: f32) -> f32 {
  let near = clamp(x * 0.70710677, -4.0, 4.0);
  let z = near * near;
  let p = (((((z * -2.7261423e-10 + 2.7706814e-8) * z - 2.1010240e-6) * z - 5.6925065e-5) * z - 7.3499063e-4) * z - 2.9545998e-3) * z - 1.6096033e-2;
  let q = (((z * -1.4566072e-5 - 2.1337406e-4) * z - 1.6828270e-3) * z - 7.3733292e-3) * z - 1.4264739e-2;
  return 0.5 + 0.5 * (near * p / q);
}
fn normal_slope(sum: f32) -> f32 {
  let x = clamp(sum, -5.6, 5.6);
  return normal(x) + x * (0.3989423 * exp(-0.5 * (x * x)));
}
`,
      forward: (sum) => `(${sum}) * normal(${sum})`,
      back: (gradient, sum) => `(${gradient}) * normal_slope(${sum})`,
    },
    tensors: (tf, sums) => tf.mul(sums, tf.add(0.5, tf.mul(0.5, tf.erf(tf.mul(Math.SQRT1_2, sums))))),
  },
};

const HALF_ROOT = round(0.70710677);
const NORMAL_END = round(5.6);
const NORMAL_TOP = round(0.3989423);
const ERF_P = [2.7706814e-8, -2.101024e-6, -5.6925065e-5, -7.3499063e-4, -2.9545998e-3, -1.6096033e-2].map(
  round,
);
const ERF_Q = [-2.1337406e-4, -1.682827e-3, -7.3733292e-3, -1.4264739e-2].map(round);

/** Φ(x) = ½ + ½ erf x/√2, within 3e-7. erf by a rational fit up to 4, where it is 1. */
function normal(x: number): number {
  const near = Math.max(-4, Math.min(4, round(x * HALF_ROOT)));
  const z = round(near * near);
  const p = series(z, round(-2.7261423e-10), ERF_P);
  const q = series(z, round(-1.4566072e-5), ERF_Q);
  return round(0.5 + round(0.5 * round(round(near * p) / q)));
}

/** The WGSL functions that activations call, for use in any shader. */
export const ACTIVATION_FUNCTIONS = Object.values(ACTIVATION_ENTRIES)
  .map(({ wgsl }) => wgsl.functions)
  .join("");
