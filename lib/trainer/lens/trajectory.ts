import { planNetwork } from "@/lib/learning/network/layer-plan";
import { parameterCount } from "@/lib/learning/parameters";
import type { RunSpec, Trajectory, WeightSnapshot } from "@/lib/learning/training/training";
import type { Engine } from "@/lib/trainer/run/engine";
import { keepWeightPath, type WeightPath } from "@/lib/trainer/weight-path";

/** Follows the weights of the run that is going, or keeps those of the last one. */
export type TrajectoryRecorder = {
  /** A run begins, or one is recalled that had come along `before`. */
  begin(spec: RunSpec, before?: readonly WeightSnapshot[]): void;
  /** The run was measured after so many steps: its weights there are kept now and then. */
  passed(step: number): Promise<void>;
  /** Null when there is no network, or when its weights are no longer finite and no place where they were is known. */
  trajectory(): Promise<Trajectory | null>;
};

/** `network`: that of the run that is going, or of the last one. */
export function createTrajectoryRecorder(
  network: () => { readonly engine: Engine; readonly spec: RunSpec } | null,
): TrajectoryRecorder {
  let recorded: { readonly spec: RunSpec; readonly kept: WeightPath } | null = null;
  return {
    begin(spec, before = []) {
      const layers = planNetwork(spec.network, spec.featureShape, spec.task);
      recorded = { spec, kept: keepWeightPath(parameterCount(layers), before) };
    },
    async passed(step) {
      const engine = network()?.engine;
      if (!recorded?.kept.wants() || !engine) return;
      // A lost device has no weights; its run goes on elsewhere.
      const weights = await engine.weights().catch(() => null);
      if (weights) recorded.kept.add({ step, weights });
    },
    async trajectory() {
      const current = network();
      if (!current) return null;
      const { spec, engine } = current;
      const state = await engine.trainState();
      const stops = recorded?.spec === spec ? recorded.kept.stops() : [];
      const path = stops.filter(({ step }) => step < state.step);
      if (state.weights.every(Number.isFinite)) return { spec, ...state, path };
      const last = path.at(-1);
      const none = new Float32Array(state.weights.length);
      return last ? { spec, ...last, firstMemory: none, secondMemory: none, path: path.slice(0, -1) } : null;
    },
  };
}
