import type { EngineName } from "@/lib/learning/engine-choice";
import * as tf from "./core";

/** The engines that are TensorFlow.js on one of its backends. */
export type TfjsEngineName = Exclude<EngineName, "simd" | "webgpu">;

/** One backend of TensorFlow.js, loaded and working in this browser. */
export type Backend = {
  /** Its name inside TensorFlow.js. */
  readonly key: "webgpu" | "webgl" | "wasm" | "cpu";
  readonly deviceName: string;
  /** Whether its device went away since it was opened. */
  isLost(): boolean;
  /** The tensor's numbers, once the device has computed them. */
  read(tensor: tf.Tensor): Promise<Float32Array>;
};

const LOADERS: Readonly<Record<TfjsEngineName, () => Promise<Backend | null>>> = {
  // Without WebGPU it is not even fetched.
  "tfjs-webgpu": async () => (globalThis.navigator?.gpu ? (await import("./webgpu")).openWebgpu() : null),
  "tfjs-webgl": async () => (await import("./webgl")).openWebgl(),
  "tfjs-wasm": async () => (await import("./wasm")).openWasm(),
  "tfjs-cpu": async () => (await import("./cpu")).openCpu(),
};

const opened = new Map<TfjsEngineName, Backend | null>();
/** TensorFlow.js has one current backend, and opening one takes time: openings queue here, and work waits for them. */
let opening: Promise<unknown> = Promise.resolve();

/** Loads one backend and makes it ready, once; null when this browser cannot run it. It is fetched only when it is asked for. */
export function openBackend(name: TfjsEngineName): Promise<Backend | null> {
  const result = opening.then(async () => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    try {
      const backend = await LOADERS[name]();
      opened.set(name, backend);
      return backend;
    } catch (error) {
      // A failed download, perhaps: not remembered, so that the next run tries again.
      console.warn(`${name} could not be opened.`, error);
      return null;
    }
  });
  opening = result;
  return result;
}

/** Runs `work`, which must not wait for anything, with this backend as the current one. */
export async function withBackend<Result>(backend: Backend, work: () => Result): Promise<Result> {
  await opening;
  // Once a backend is open, this takes effect before it returns; it binds every kernel anew, so only where needed.
  if (tf.getBackend() !== backend.key) void tf.setBackend(backend.key);
  return work();
}
