import { planNetwork } from "@/lib/learning/layer-plan";
import { parameterCount } from "@/lib/learning/parameters";
import type { BestPoint, RunSpec, Standing } from "@/lib/protocol/worker";
import type { Engine } from "./engine";
import { keepWeightPath, type WeightPath } from "./weight-path";

/** The way that the run that is going has come, or the last one. */
export type Way = {
  /** A run begins, or one is recalled that had come this way. */
  begin(spec: RunSpec, before?: readonly BestPoint[]): void;
  /** It has been measured after so many steps: its weights are kept now and then. */
  passed(step: number): Promise<void>;
  /** Null when there is no network, or it has left the numbers and no place on its way is known. */
  standing(): Promise<Standing | null>;
};

/** `network`: that of the run that is going, or of the last one. */
export function createWay(network: () => { readonly engine: Engine; readonly spec: RunSpec } | null): Way {
  let path: { readonly spec: RunSpec; readonly kept: WeightPath } | null = null;
  return {
    begin(spec, before = []) {
      const layers = planNetwork(spec.network, spec.featureShape, spec.task);
      path = { spec, kept: keepWeightPath(parameterCount(layers), before) };
    },
    async passed(step) {
      const engine = network()?.engine;
      if (!path?.kept.wants() || !engine) return;
      // A lost device has no place; its run goes on elsewhere.
      const weights = await engine.weights().catch(() => null);
      if (weights) path.kept.add({ step, weights });
    },
    async standing() {
      const current = network();
      if (!current) return null;
      const { spec, engine } = current;
      const place = await engine.checkpoint();
      const stops = path?.spec === spec ? path.kept.stops() : [];
      const way = stops.filter(({ step }) => step < place.step);
      if (place.weights.every(Number.isFinite)) return { spec, ...place, way };
      const last = way.at(-1);
      const none = new Float32Array(place.weights.length);
      return last ? { spec, ...last, firstMemory: none, secondMemory: none, way: way.slice(0, -1) } : null;
    },
  };
}
