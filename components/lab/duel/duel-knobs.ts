import {
  BATCH_SIZE_RANGE,
  type Difference,
  EPOCHS_RANGE,
  LEARNING_RATE_RANGE,
  type Settings,
} from "@/lib/learning/training/hyperparameters";
import { type Locks, lockedNames } from "@/lib/learning/training/locks";
import { nearestRateStep, RATE_STEPS } from "@/lib/learning/training/rate-steps";
import { unreachable } from "@/lib/learning/unreachable";
import type { DuelNetwork } from "./duel-networks";

/** What two settings can differ in, in the order in which the choices are offered. */
export const DUEL_KNOBS = [
  "learningRate",
  "optimiser",
  "batchSize",
  "network",
  "weightDecay",
  "epochs",
] as const satisfies readonly Difference[];
export type DuelKnob = (typeof DUEL_KNOBS)[number];

/** What the other setting may be. */
export type DuelBounds = {
  readonly networks: readonly DuelNetwork[];
  readonly mostExamples: number;
  readonly mostEpochs: number;
};

/** The knobs that the round leaves open; the network where there is another one to choose, be it one with other units. */
export function openKnobs(locks: Locks, { networks }: DuelBounds): DuelKnob[] {
  const locked = lockedNames(locks);
  return DUEL_KNOBS.filter((knob) => (knob === "network" ? networks.length > 0 : !locked.includes(knob)));
}

/** These settings, with one knob taken from another setting. */
export function withKnob(own: Settings, knob: DuelKnob, other: Settings): Settings {
  if (knob === "network") return { ...own, network: other.network };
  return { ...own, hyperparameters: { ...own.hyperparameters, [knob]: other.hyperparameters[knob] } };
}

/** A setting worth comparing with: different enough in one knob to show what the knob does. */
export function challenger(own: Settings, knob: DuelKnob, bounds: DuelBounds): Settings {
  const { learningRate, optimiser, batchSize, epochs, weightDecay } = own.hyperparameters;
  const turned = (changed: Partial<Settings["hyperparameters"]>): Settings => ({
    ...own,
    hyperparameters: { ...own.hyperparameters, ...changed },
  });
  switch (knob) {
    case "learningRate": {
      const rate = learningRate * 10 <= LEARNING_RATE_RANGE.max ? learningRate * 10 : learningRate / 10;
      return turned({ learningRate: RATE_STEPS[nearestRateStep(rate)] });
    }
    case "optimiser":
      return turned({ optimiser: optimiser === "adam" ? "sgd" : "adam" });
    case "batchSize": {
      const most = Math.min(BATCH_SIZE_RANGE.max, bounds.mostExamples);
      const larger = Math.min(4 * batchSize, most);
      return turned({ batchSize: larger > batchSize ? larger : Math.max(1, Math.round(batchSize / 4)) });
    }
    case "network":
      return bounds.networks.length === 0 ? own : { ...own, network: bounds.networks[0]!.network };
    case "weightDecay":
      return turned({ weightDecay: weightDecay === 0 ? 0.01 : 0 });
    case "epochs": {
      const more = Math.min(2 * epochs, EPOCHS_RANGE.max, bounds.mostEpochs);
      return turned({ epochs: more > epochs ? more : Math.max(1, Math.round(epochs / 2)) });
    }
    default:
      return unreachable(knob);
  }
}
