import type { Curve } from "@/lib/learning/curve";
import type { Split } from "@/lib/learning/split";
import type { Device, RunNumber } from "@/lib/session/events";

/** When steps happen, never what they compute: so that one can watch, or as fast as the device goes. */
export type Pace = "watch" | "fast";

/** Which engine trains here, and the steps per second that every engine which works here reached on this very network. */
export type EngineChoice = {
  readonly engine: string;
  readonly device: Device;
  readonly stepsPerSecond: Readonly<Partial<Record<string, number>>>;
};

/** How the training on this page stands. */
export type TrainingState = {
  readonly status: "loading" | "ready" | "calibrating" | "training" | "failed";
  /** The run under way, or the last one trained on this page. */
  readonly run: RunNumber | null;
  readonly curve: Curve;
  readonly progress: {
    readonly step: number;
    readonly totalSteps: number;
    readonly stepsPerSecond: number;
  } | null;
  readonly choice: EngineChoice | null;
  readonly pace: Pace;
  readonly examples: { readonly train: Split; readonly validation: Split } | null;
};

/** A run is going, or about to. */
export function isBusy({ status }: Pick<TrainingState, "status">): boolean {
  return status === "training" || status === "calibrating";
}
