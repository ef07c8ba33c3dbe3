import { append, type Curve, EMPTY_CURVE } from "@/lib/learning/curve";
import type { EngineName, Pace, RunSpec } from "@/lib/protocol/worker";
import type { Trainer } from "@/lib/trainer/trainer";
import type { RunOutcome } from "@/lib/trainer/training-run";

/** One of some trainings side by side, each in a worker of its own: how far it is. Nobody else hears of it. */
export type Lane = {
  /** What the browser calls the device; empty where it does not tell. */
  readonly device: string;
  readonly step: number;
  readonly totalSteps: number;
  /** Over the whole training so far, what it takes to measure included. */
  readonly stepsPerSecond: number;
  readonly gigaflops: number;
  readonly elapsedMs: number;
  readonly lossCurve: Curve;
  readonly done: boolean;
  readonly failed: boolean;
  /** How it ended; null while it is running, and if it failed. */
  readonly end: RunOutcome["reason"] | null;
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

/** Trains a lane to its end on its own engine. If another engine would take over, training stops and the lane has failed. */
export function trainLane(
  worker: Trainer,
  spec: RunSpec,
  { pace, engine }: { readonly pace: Pace; readonly engine: EngineName },
  change: (changed: Partial<Lane>) => void,
): Promise<void> {
  let flopPerStep = 0;
  let curve = EMPTY_CURVE;
  return new Promise((resolve) =>
    worker.start(
      spec,
      { pace, engine },
      {
        started({ chosen, device, ...calibration }) {
          flopPerStep = calibration.flopPerStep;
          if (chosen === "device-lost") {
            worker.stop();
            change({ failed: true });
          } else change({ device: device.name });
        },
        points(_, points) {
          curve = append(curve, points);
          change({ lossCurve: curve });
        },
        progress({ step, totalSteps, elapsedMs }) {
          const stepsPerSecond = elapsedMs > 0 ? (1000 * step) / elapsedMs : 0;
          const gigaflops = (stepsPerSecond * flopPerStep) / 1e9;
          change({ step, totalSteps, elapsedMs, stepsPerSecond, gigaflops });
        },
        checkpoint() {},
        ended(end) {
          change({ done: true, end });
          resolve();
        },
        failed(message) {
          console.warn(`${engine} does not train a lane.`, message);
          change({ failed: true, done: true });
          resolve();
        },
      },
    ),
  );
}
