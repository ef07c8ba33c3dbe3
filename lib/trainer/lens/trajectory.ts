import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { RunSpec, Trajectory, WeightSnapshot } from "@/lib/learning/training/training";
import type { Engine } from "@/lib/trainer/run/engine";

/** Records the path of the current run's weights, and keeps that of the last run. */
export type TrajectoryRecorder = {
  /** A run begins, or one is recalled whose earlier path is `before`. */
  begin(spec: RunSpec, before?: readonly WeightSnapshot[]): void;
  /** The run was measured at this step: its weights are kept now and then. */
  passed(step: number): Promise<void>;
  /** Null if there is no network, or if its weights are no longer finite and no earlier place where they were is known. */
  trajectory(): Promise<Trajectory | null>;
};

/** `network`: that of the current run, or of the last one. */
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
      // A lost device has no weights; its run continues on another engine.
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

/** The path of a run's weights, at a few moments evenly spread over its points. */
type WeightPath = {
  /** Whether to keep the weights at the run's next point. Call it once per point. */
  wants(): boolean;
  add(stop: WeightSnapshot): void;
  stops(): readonly WeightSnapshot[];
};

const MOST_STOPS = 64;
/** Fewer for a large network, but always at least these. */
const FEWEST_STOPS = 6;
const MOST_NUMBERS = 1_000_000;

/** Keeps every point at first; whenever it is full, it drops every second one, and from then on keeps half as many. */
export function keepWeightPath(parameters: number, before: readonly WeightSnapshot[] = []): WeightPath {
  const most = Math.max(
    FEWEST_STOPS,
    Math.min(MOST_STOPS, Math.floor(MOST_NUMBERS / Math.max(1, parameters))),
  );
  let stops: WeightSnapshot[] = [...before];
  let stride = 1;
  let points = 0;
  return {
    wants: () => points++ % stride === 0,
    add(stop) {
      stops.push(stop);
      if (stops.length < most) return;
      stops = stops.filter((_, index) => index % 2 === 0);
      stride *= 2;
    },
    stops: () => stops,
  };
}
