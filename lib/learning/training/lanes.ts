import { type Curve, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { EngineName } from "./engine-choice";
import type { Settings } from "./hyperparameters";
import type { Progress, TrainingOutcome } from "./training";
import type { ValleyState } from "./valley";

/** One of several trainings side by side on one page. They stay on this page: the class is not told about them. */
export type Lane = Progress & {
  /** The browser's name for the device; empty if it gives none. */
  readonly device: string;
  /** Averaged over the whole training so far, including measurements; the steps per second likewise. */
  readonly gigaflops: number;
  readonly lossCurve: Curve;
  readonly done: boolean;
  readonly failed: boolean;
  /** How it ended; null while it is training, and if it failed. */
  readonly end: TrainingOutcome | null;
};

export const NEW_LANE: Lane = {
  device: "",
  step: 0,
  totalSteps: 0,
  stepsPerSecond: 0,
  gigaflops: 0,
  elapsedMs: 0,
  lossCurve: EMPTY_CURVE,
  done: false,
  failed: false,
  end: null,
};

/** One engine in a race: all of them train the same network. */
export type RaceLane = Lane & { readonly engine: EngineName };

/** One of two settings in a duel, trained from the same seed, with the current valley around its network. */
export type DuelLane = Lane & { readonly settings: Settings; readonly valley: ValleyState };
export type DuelLanes = readonly [DuelLane, DuelLane];
