/** Our engines … */
export const OURS = ["simd", "flat", "webgpu"] as const;
/** … our own loop over TensorFlow.js, which counts neither as ours nor as a peer … */
const TFJS_ENGINES = ["tfjs-webgl"] as const;
/** … and the peers that ours are compared with: TensorFlow.js by `minimize` and by `fit`, and jax-js. */
export const PEERS = [
  "tfjs-cpu core",
  "tfjs-cpu fit",
  "tfjs-webgl core",
  "tfjs-webgl fit",
  "jax-js wasm",
  "jax-js webgpu",
] as const;

export const CONTENDER_NAMES = [...OURS, ...TFJS_ENGINES, ...PEERS] as const;
export type ContenderName = (typeof CONTENDER_NAMES)[number];
