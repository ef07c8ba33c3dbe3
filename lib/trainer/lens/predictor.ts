import type { Numbers } from "@/lib/learning/examples/split";
import { featureWidth } from "@/lib/learning/network/network";
import type { RunSpec } from "@/lib/learning/training/training";
import type { Engine } from "@/lib/trainer/run/engine";
import { inChunks, yieldToMessages } from "@/lib/trainer/run/slices";

/** Holds the network of the current run, or of the last one, and computes predictions with it. */
export type Predictor = {
  use(engine: Engine, spec: RunSpec): void;
  /** The network; null if there is none. */
  network(): { readonly engine: Engine; readonly spec: RunSpec } | null;
  /** Frees the network, if there is one. */
  forget(): void;
  /** Outputs (count × output units) for `inputs` (count × features). Null if there is no network, or it is replaced meanwhile. */
  predict(inputs: Numbers, count: number): Promise<Float32Array | null>;
};

export function createPredictor(): Predictor {
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
  };
}
