import { outputUnits } from "@/lib/learning/examples/task";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { RunSpec } from "@/lib/learning/training/training";
import { outputCost } from "./cost";

/** Work between two looks at the messages takes about this long, so that Stop is heard at once. */
export const SLICE_MS = 12;

/** How many steps fit in a slice, learnt from those before. */
type Slicing = {
  readonly steps: number;
  /** A slice of so many steps took so long. */
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
      // Never more than twice as many as were just tried: one quick slice proves little.
      steps = Math.max(1, Math.min(fitting, 2 * done));
    },
  };
}

/** Work goes on for so long before messages are heard. Stop waits for no more than this and the slice after it. */
const YIELD_EVERY_MS = 8;

/** Lets messages be heard now and then: asked often, it yields only where enough time has passed. */
type YieldPoint = () => Promise<void>;

export function createYieldPoint(now: () => number, yieldToMessages: () => Promise<void>): YieldPoint {
  let last = now();
  return async () => {
    if (now() - last < YIELD_EVERY_MS) return;
    await yieldToMessages();
    last = now();
  };
}

/** Floating-point operations that an engine does in about 12 ms: on a slow machine, or, on a GPU, in not much more than one answer takes to come back. */
const OPERATIONS_PER_CHUNK: Readonly<Record<EngineName, number>> = {
  simd: 12e6,
  webgpu: 100e6,
  "tfjs-webgl": 50e6,
};
const MIN_ROWS = 16;

/**
 * Computes a network's outputs for `count` examples in chunks small enough that messages can be heard between them.
 * `outputs` computes those of `rows` examples. `mayContinue` is asked between two chunks; when it says no, the answer is null.
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

/** Examples that are answered for at a time. */
export function rowsPerChunk(engine: EngineName, spec: RunSpec): number {
  return Math.max(MIN_ROWS, Math.floor(OPERATIONS_PER_CHUNK[engine] / outputCost(spec)));
}

/** Lets waiting messages be heard, then goes on: in microseconds, and in hidden tabs too, unlike timers and animation frames. */
export function yieldToMessages(): Promise<void> {
  return new Promise((resume) => {
    waiting.push(resume);
    channel ??= openChannel();
    channel.postMessage(null);
  });
}

/** Waits, hearing messages meanwhile. */
export function pause(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? yieldToMessages() : new Promise((resume) => setTimeout(resume, milliseconds));
}

const waiting: (() => void)[] = [];
/** One for all: a new channel for every yield costs more than many steps of a small network. Opened late: on a server, an open channel keeps the process alive. */
let channel: MessagePort | null = null;

function openChannel(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return port2;
}
