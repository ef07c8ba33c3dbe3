import type { Curve } from "@/lib/learning/curve";
import type { Split } from "@/lib/learning/split";
import type { Device, RunNumber } from "@/lib/session/events";

/** When steps happen, never what they compute: so many a second, spread over some seconds so that one can watch, or as fast as the device goes. */
export const PACES = [1, 10, 100, "watch", "fast"] as const;
export type Pace = (typeof PACES)[number];

/** What can run the arithmetic of a training, and on which part of the device. */
export const ENGINE_KINDS = {
  simd: "cpu",
  webgpu: "gpu",
  "tfjs-webgpu": "gpu",
  "tfjs-webgl": "gpu",
  "tfjs-wasm": "cpu",
  "tfjs-cpu": "cpu",
} as const;
export type EngineName = keyof typeof ENGINE_KINDS;
export const ENGINE_NAMES = Object.keys(ENGINE_KINDS) as EngineName[];

/** Why an engine does not train here: this browser has none of its kind, it failed, or its gradients are not those of the reference. */
export type Refusal = "missing" | "failed" | "differs";

/**
 * Which engine trains here and why. Of every engine that works here, on this very network: its steps per second of training alone,
 * and how long a whole run takes on it, with all its measuring, by which engines are ranked.
 */
export type EngineChoice = {
  readonly engine: EngineName;
  readonly device: Device;
  readonly stepsPerSecond: Readonly<Partial<Record<EngineName, number>>>;
  readonly runMs: Readonly<Partial<Record<EngineName, number>>>;
  readonly refused: Readonly<Partial<Record<EngineName, Refusal>>>;
  readonly chosen: "measured" | "by-hand" | "device-lost";
  /** Floating-point operations of one step of this network. */
  readonly flopPerStep: number;
};

/**
 * What happened to a run while its page was away, or offline. It goes on after a reload; it could not; its round closed before the
 * class had all its `points`, or had even heard of it.
 */
export type RunNewsItem = {
  readonly kind: "resumed" | "not-kept" | "too-late" | "unheard";
  readonly run: RunNumber;
  readonly round: number;
  readonly points: number;
};

/** Whether a run would survive a reload: not known yet, yes, no, or as it was when the browser's storage was full. */
export type Keeping = "opening" | "kept" | "missing" | "full";

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
