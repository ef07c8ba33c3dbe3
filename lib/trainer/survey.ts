import { planNetwork } from "@/lib/learning/layer-plan";
import { parameterCount } from "@/lib/learning/parameters";
import type { Valley, ValleySlice } from "@/lib/learning/valley";
import type { RunSpec } from "@/lib/protocol/worker";
import type { Checkpoint, Engine, Examples } from "./engine";
import { createLeisure, type LeisurePorts } from "./leisure";
import { measureValley, VALLEY_POINTS } from "./valley";
import { openValleyNetwork, type ValleyNetwork } from "./valley-network";
import { measureSlice } from "./valley-slice";
import { keepWeightPath, type PathStop, type WeightPath } from "./weight-path";

/** Measures the valley round a network, beside whatever training goes on, and remembers the way that its run has come. */
export type Survey = {
  /** A run begins: its way is remembered from now on. */
  begin(spec: RunSpec): void;
  /** The run has been measured after so many steps; its weights are asked for if its way wants them. */
  passed(step: number): Promise<void>;
  /** Tells each grid when it is complete, coarse ones first. Whether the last one was; false when it was broken off, or there is nothing to measure. */
  valley(onValley: (valley: Valley) => void): Promise<boolean>;
  /** Null when it was broken off, or there is nothing to measure. */
  slice(): Promise<ValleySlice | null>;
  /** Breaks off what is being measured. */
  stop(): void;
  /** The examples are going. */
  forget(): void;
};

export type SurveyPorts = LeisurePorts & {
  /** The network of the run that is going, or of the last one. */
  network(): { readonly engine: Engine; readonly spec: RunSpec } | null;
  examples(): Examples | null;
};

export function createSurvey(ports: SurveyPorts): Survey {
  let path: { readonly spec: RunSpec; readonly kept: WeightPath } | null = null;
  let asked: { readonly spec: RunSpec; readonly on: Examples; readonly network: ValleyNetwork } | null = null;
  let turn = 0;

  /** What is measured, and where it stands. */
  const standing = async () => {
    const current = ports.network();
    const on = ports.examples();
    if (!current || !on) return null;
    const { spec, engine } = current;
    const checkpoint = await engine.checkpoint();
    if (asked?.spec !== spec || asked.on !== on)
      asked = { spec, on, network: await openValleyNetwork(spec, on, VALLEY_POINTS) };
    const way = path?.spec === spec ? path.kept.stops() : [];
    const place = standingAt(checkpoint, way);
    return place && { spec, on, network: asked.network, way, place };
  };
  /** One at a time: what was asked for before is broken off. */
  const goOnFor = (own: number) => {
    const leisure = createLeisure(ports);
    return async () => {
      await leisure();
      return own === turn;
    };
  };

  return {
    begin(spec) {
      const layers = planNetwork(spec.network, spec.featureShape, spec.task);
      path = { spec, kept: keepWeightPath(parameterCount(layers)) };
    },
    async passed(step) {
      const engine = ports.network()?.engine;
      if (!path?.kept.wants() || !engine) return;
      // What a lost device still answers is no place; its run goes on elsewhere.
      const weights = await engine.weights().catch(() => null);
      if (weights) path.kept.add({ step, weights });
    },
    async valley(onValley) {
      const own = ++turn;
      const at = await standing();
      if (!at || own !== turn) return false;
      const { spec, network, way, place } = at;
      const before = way.filter(({ step }) => step < place.step);
      return measureValley(spec, network, [...before, place], { goOn: goOnFor(own), onValley });
    },
    async slice() {
      const own = ++turn;
      const at = await standing();
      if (!at || own !== turn) return null;
      return measureSlice(at.spec, at.on, at.network, at.place, goOnFor(own));
    },
    stop() {
      turn++;
    },
    forget() {
      turn++;
      path = null;
      asked = null;
    },
  };
}

/** Where a training stands; of one that has left the numbers, the last place of its way that has some. */
function standingAt(checkpoint: Checkpoint, way: readonly PathStop[]): Checkpoint | null {
  if (checkpoint.weights.every(Number.isFinite)) return checkpoint;
  const last = way.at(-1);
  const none = new Float32Array(checkpoint.weights.length);
  return last ? { ...last, firstMemory: none, secondMemory: none } : null;
}
