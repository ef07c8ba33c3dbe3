import type { Numbers } from "@/lib/learning/examples/split";
import { type WriteOrder, type WrittenWord, writeWords } from "@/lib/learning/letters/writer";
import { featureWidth, MAX_CONTEXT } from "@/lib/learning/network/network";
import { createRandom } from "@/lib/learning/numbers/random";
import type { RunSpec } from "@/lib/learning/training/training";
import type { Engine } from "@/lib/trainer/run/engine";
import { createYieldPoint, inChunks, yieldToMessages } from "@/lib/trainer/run/slices";

/** Holds the network of the current run, or of the last one, and computes predictions with it. */
export type Predictor = {
  use(engine: Engine, spec: RunSpec): void;
  /** The network; null if there is none. */
  network(): { readonly engine: Engine; readonly spec: RunSpec } | null;
  /** Frees the network, if there is one. */
  forget(): void;
  /** Outputs (count × output units) for `inputs` (count × features). Null if there is no network, or it is replaced meanwhile. */
  predict(inputs: Numbers, count: number): Promise<Float32Array | null>;
  /** Words that the network writes. Null if there is none, it is replaced meanwhile, does not read letters, or has diverged. */
  write(order: WriteOrder): Promise<WrittenWord[] | null>;
};

export function createPredictor(now: () => number): Predictor {
  let network: { readonly engine: Engine; readonly spec: RunSpec } | null = null;
  return {
    use(engine, spec) {
      network = { engine, spec };
    },
    network: () => network,
    forget() {
      network?.engine.dispose();
      network = null;
    },
    async predict(inputs, count) {
      const asked = network;
      if (!asked) return null;
      const width = featureWidth(asked.spec.featureShape);
      const piece = (from: number, rows: number) =>
        asked.engine.predict(inputs.subarray(from * width, (from + rows) * width), rows);
      const mayContinue = async () => {
        await yieldToMessages();
        return network === asked;
      };
      return inChunks(asked.engine.name, asked.spec, count, piece, mayContinue);
    },
    async write({ seed, ...order }) {
      const asked = network;
      if (asked?.spec.task.kind !== "next-letter") return null;
      const { engine, spec } = asked;
      // Not after every letter: a training at full speed would take a turn each time.
      const yieldNow = createYieldPoint(now, yieldToMessages);
      const mayContinue = async () => {
        await yieldNow();
        return network === asked;
      };
      return writeWords({
        ...{ ...order, alphabet: asked.spec.task.alphabet, random: createRandom(seed) },
        predict(inputs, count) {
          const piece = (from: number, rows: number) =>
            engine.predict(inputs.subarray(from * MAX_CONTEXT, (from + rows) * MAX_CONTEXT), rows);
          return inChunks(engine.name, spec, count, piece, mayContinue);
        },
      });
    },
  };
}
