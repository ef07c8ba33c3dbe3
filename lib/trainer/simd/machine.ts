import { fromBase64 } from "@/lib/learning/numbers/base64";
import type { Range } from "./compile";
import { run as runFlat } from "./flat/run";
import { KERNELS } from "./kernel-bytes";
import { State } from "./opcode";

/** Executes programs on a memory of its own. */
export type Machine = {
  readonly kind: "wasm-simd" | "flat";
  readonly memory: ArrayBuffer;
  /** Runs the instructions once on `rows` examples of the table, chosen by the int32 at `indices`. */
  run(range: Range, rows: number, indices: number, table: number): void;
  /** Runs the instructions `steps` times, each time on the next `rows` indices, and counts the steps. */
  train(range: Range, rows: number, indices: number, table: number, steps: number): void;
};

type Exports = {
  run(from: number, end: number, rows: number, indices: number, table: number): void;
  train(from: number, end: number, rows: number, indices: number, table: number, steps: number): void;
};

const PAGE = 65_536;

/** A machine in WebAssembly with SIMD; null where the browser does not support it. `bytes`: size of its memory. */
export async function openWasmMachine(bytes: number): Promise<Machine | null> {
  const module = await compiledKernels();
  if (!module) return null;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  const instance = await WebAssembly.instantiate(module, { env: { memory } });
  const { run, train } = instance.exports as Exports;
  return {
    kind: "wasm-simd",
    memory: memory.buffer,
    run: ({ from, end }, rows, indices, table) => run(from, end, rows, indices, table),
    train: ({ from, end }, rows, indices, table, steps) => train(from, end, rows, indices, table, steps),
  };
}

let compiling: Promise<WebAssembly.Module | null> | null = null;

/** The kernels, compiled once for the life of the worker; null where WebAssembly or its SIMD is missing, or the page's policy forbids it. */
function compiledKernels(): Promise<WebAssembly.Module | null> {
  compiling ??= (async () => {
    const bytes = fromBase64(KERNELS);
    if (typeof WebAssembly === "undefined" || !WebAssembly.validate(bytes)) return null;
    return WebAssembly.compile(bytes).catch(() => null);
  })();
  return compiling;
}

/** A machine on flat typed arrays: bit-identical results everywhere, but slower. */
export function openFlatMachine(bytes: number): Machine {
  const memory = new ArrayBuffer(Math.ceil(bytes / 8) * 8);
  const views = {
    floats: new Float32Array(memory),
    ints: new Int32Array(memory),
    doubles: new Float64Array(memory),
    bytes: new Uint8Array(memory),
  };
  const run: Machine["run"] = ({ from, end }, rows, indices, table) =>
    runFlat(views, from, end, rows, indices, table);
  return {
    kind: "flat",
    memory,
    run,
    train(range, rows, indices, table, steps) {
      for (let step = 0; step < steps; step++) {
        run(range, rows, indices + 4 * rows * step, table);
        views.ints[State.Step / 4]!++;
      }
    },
  };
}
