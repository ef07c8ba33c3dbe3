import type { Valley, ValleySlice } from "@/lib/learning/valley";
import type { Standing } from "@/lib/protocol/worker";
import { createBreath } from "./breath";
import type { Examples } from "./engine";
import { measureValley, VALLEY_POINTS } from "./valley";
import { openValleyNetwork, type ValleyNetwork } from "./valley-network";
import { measureSlice } from "./valley-slice";

/** Measures the loss round places where trainings stand, one after the other: what was asked for before is broken off. */
export type Survey = {
  /** Tells each grid when it is complete, coarse ones first. Whether the last one was. */
  valley(standing: Standing, on: Examples, onValley: (valley: Valley) => void): Promise<boolean>;
  /** Null when it was broken off. */
  slice(standing: Standing, on: Examples): Promise<ValleySlice | null>;
  stop(): void;
};

/** `yieldToMessages`: lets messages be heard. */
export function createSurvey(now: () => number, yieldToMessages: () => Promise<void>): Survey {
  let known: { readonly key: string; readonly on: Examples; readonly network: ValleyNetwork } | null = null;
  let turn = 0;

  const begin = async ({ spec }: Standing, on: Examples) => {
    const own = ++turn;
    const breath = createBreath(now, yieldToMessages);
    const goOn = async () => {
      await breath();
      return own === turn;
    };
    const key = JSON.stringify([spec.network, spec.featureShape, spec.task, spec.seed]);
    if (known?.key !== key || known.on !== on)
      known = { key, on, network: await openValleyNetwork(spec, on, VALLEY_POINTS) };
    return { network: known.network, goOn };
  };

  return {
    async valley(standing, on, onValley) {
      const { network, goOn } = await begin(standing, on);
      const stops = [...standing.way, { step: standing.step, weights: standing.weights }];
      return measureValley(standing.spec, network, stops, { goOn, onValley });
    },
    async slice(standing, on) {
      const { network, goOn } = await begin(standing, on);
      return measureSlice(standing.spec, on, network, standing, goOn);
    },
    stop() {
      turn++;
    },
  };
}
