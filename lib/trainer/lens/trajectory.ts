import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { RunSpec, Trajectory, WeightSnapshot } from "@/lib/learning/training/training";
import type { Engine } from "@/lib/trainer/run/engine";

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

/** The way that a run's weights have gone, at a few moments of it, evenly spread over its points. */
type WeightPath = {
  /** Whether the run's next point is to be kept. Called once a point. */
  wants(): boolean;
  add(stop: WeightSnapshot): void;
  stops(): readonly WeightSnapshot[];
};

const MOST_STOPS = 64;
/** Of a large network fewer, but a way has a few places. */
const FEWEST_STOPS = 6;
const MOST_NUMBERS = 1_000_000;

/** Every point at first; whenever there is no more room, every second one is let go, and from then on half as many are kept. */
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
