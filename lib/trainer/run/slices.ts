import { outputUnits } from "@/lib/learning/examples/task";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { RunSpec } from "@/lib/learning/training/training";
import { outputCost } from "./cost";

/** The worker handles messages about this often, so that Stop takes effect at once. */
export const SLICE_MS = 12;

/** Adapts the number of steps in a slice to how long earlier slices took. */
type Slicing = {
  readonly steps: number;
  /** Reports how long a slice of `steps` steps took. */
  took(steps: number, milliseconds: number): void;
};

export function createSlicing(): Slicing {
  let steps = 1;
  return {
    get steps() {
      return steps;
    },
    took(done, milliseconds) {
      const fitting = Math.floor((done * SLICE_MS) / Math.max(milliseconds, 0.05));
      // At most twice as many as were just tried: one fast slice proves little.
      steps = Math.max(1, Math.min(fitting, 2 * done));
    },
  };
}

/** How long work continues before messages are handled. Stop waits at most this long plus one slice. */
const YIELD_EVERY_MS = 8;

/** Lets messages be handled now and then: called often, it yields only if enough time has passed. */
type YieldPoint = () => Promise<void>;

export function createYieldPoint(now: () => number, yieldToMessages: () => Promise<void>): YieldPoint {
  let last = now();
  return async () => {
    if (now() - last < YIELD_EVERY_MS) return;
    await yieldToMessages();
    last = now();
  };
}

/** Floating-point operations that an engine does in about 12 ms on a slow machine; on a GPU, in little more time than the round trip of one answer. */
const OPERATIONS_PER_CHUNK: Readonly<Record<EngineName, number>> = {
  simd: 12e6,
  webgpu: 100e6,
  "tfjs-webgl": 50e6,
};
const MIN_ROWS = 16;

/**
 * Computes a network's outputs for `count` examples in chunks small enough that messages can be handled between them. `outputs` computes one
 * chunk. `mayContinue` is awaited after each chunk; null if it answers false.
 */
export async function inChunks(
  engine: EngineName,
  spec: RunSpec,
  count: number,
  outputs: (from: number, rows: number) => Promise<Float32Array>,
  mayContinue: () => Promise<boolean>,
): Promise<Float32Array | null> {
  const rows = rowsPerChunk(engine, spec);
  if (rows >= count) {
    const all = await outputs(0, count);
    return (await mayContinue()) ? all : null;
  }
  const all = new Float32Array(count * outputUnits(spec.task));
  for (let from = 0; from < count; from += rows) {
    all.set(await outputs(from, Math.min(rows, count - from)), from * outputUnits(spec.task));
    if (!(await mayContinue())) return null;
  }
  return all;
}

/** The number of examples in a chunk. */
export function rowsPerChunk(engine: EngineName, spec: RunSpec): number {
  return Math.max(MIN_ROWS, Math.floor(OPERATIONS_PER_CHUNK[engine] / outputCost(spec)));
}

/** Lets waiting messages be handled: takes microseconds, also in hidden tabs, unlike timers and animation frames. */
export function yieldToMessages(): Promise<void> {
  return new Promise((resume) => {
    waiting.push(resume);
    channel ??= openChannel();
    channel.postMessage(null);
  });
}

/** Waits while messages are handled. */
export function pause(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? yieldToMessages() : new Promise((resume) => setTimeout(resume, milliseconds));
}

const waiting: (() => void)[] = [];
/** Shared, since a new channel for every yield costs more than many steps of a small network. Opened lazily, since in Node an open channel keeps the process alive. */
let channel: MessagePort | null = null;

function openChannel(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return port2;
}
