/** Our engines … */
export const OURS = ["simd", "flat", "webgpu"] as const;
/** … our own loops over TensorFlow.js, which are neither ours nor what its users have … */
const TFJS_ENGINES = ["tfjs-cpu", "tfjs-wasm", "tfjs-webgl", "tfjs-webgpu"] as const;
/** … and those that ours are held against: TensorFlow.js by `minimize` and by `fit`, and jax-js. */
export const PEERS = [
  "tfjs-cpu core",
  "tfjs-cpu fit",
  "tfjs-wasm core",
  "tfjs-wasm fit",
  "tfjs-webgl core",
  "tfjs-webgl fit",
  "tfjs-webgpu core",
  "tfjs-webgpu fit",
  "jax-js wasm",
  "jax-js webgpu",
] as const;

export const CONTENDER_NAMES = [...OURS, ...TFJS_ENGINES, ...PEERS] as const;
export type ContenderName = (typeof CONTENDER_NAMES)[number];
