import { type Curve, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { EngineName } from "./engine-choice";
import type { Settings } from "./hyperparameters";
import type { Progress, TrainingOutcome } from "./training";
import type { ValleyState } from "./valley";

/** One of several trainings side by side on one page. They are for this page alone: the class does not hear of them. */
export type Lane = Progress & {
  /** What the browser calls the device; empty where it does not tell. */
  readonly device: string;
  /** Over the whole training so far, what it takes to measure included; so are the steps per second. */
  readonly gigaflops: number;
  readonly lossCurve: Curve;
  readonly done: boolean;
  readonly failed: boolean;
  /** How it ended; null while it goes on, and where it failed. */
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

/** One of two settings in a duel, trained from the same seed, with the valley round its network as it is now. */
export type DuelLane = Lane & { readonly settings: Settings; readonly valley: ValleyState };
export type DuelLanes = readonly [DuelLane, DuelLane];
