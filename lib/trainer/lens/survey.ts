import type { Examples, Trajectory } from "@/lib/learning/training/training";
import type { Valley, ValleySlice } from "@/lib/learning/training/valley";
import { createYieldPoint } from "@/lib/trainer/run/slices";
import { measureValley, VALLEY_POINTS } from "./valley";
import { openValleyNetwork, type ValleyNetwork } from "./valley-network";
import { measureSlice } from "./valley-slice";

/** Measures the loss around the current place of trainings. Each request interrupts the one before. */
export type Survey = {
  /** Calls `onValley` with each complete grid, coarse ones first. False if it was interrupted before the last one. */
  valley(trajectory: Trajectory, on: Examples, onValley: (valley: Valley) => void): Promise<boolean>;
  /** Null if it was interrupted. */
  slice(trajectory: Trajectory, on: Examples): Promise<ValleySlice | null>;
  stop(): void;
};

/** `yieldToMessages`: lets waiting messages be handled. */
export function createSurvey(now: () => number, yieldToMessages: () => Promise<void>): Survey {
  let known: { readonly key: string; readonly on: Examples; readonly network: ValleyNetwork } | null = null;
  let turn = 0;

  const begin = async ({ spec }: Trajectory, on: Examples) => {
    const own = ++turn;
    const yieldPoint = createYieldPoint(now, yieldToMessages);
    const mayContinue = async () => {
      await yieldPoint();
      return own === turn;
    };
    const key = JSON.stringify([spec.network, spec.featureShape, spec.task, spec.seed]);
    if (known?.key !== key || known.on !== on)
      known = { key, on, network: await openValleyNetwork(spec, on, VALLEY_POINTS) };
    return { network: known.network, mayContinue };
  };

  return {
    async valley(trajectory, on, onValley) {
      const { network, mayContinue } = await begin(trajectory, on);
      const stops = [...trajectory.path, { step: trajectory.step, weights: trajectory.weights }];
      return measureValley(trajectory.spec, network, stops, { mayContinue, onValley });
    },
    async slice(trajectory, on) {
      const { network, mayContinue } = await begin(trajectory, on);
      return measureSlice(trajectory.spec, on, network, trajectory, mayContinue);
    },
    stop() {
      turn++;
    },
  };
}
