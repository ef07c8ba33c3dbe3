import { append, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { WantedEngine } from "@/lib/learning/training/engine-choice";
import type { Lane } from "@/lib/learning/training/lanes";
import type { Pace, RunSpec } from "@/lib/learning/training/training";
import type { Trainer } from "@/lib/trainer/run/trainer";

/** Trains a lane to its end on the given engine. If another engine would have to take over, training stops and the lane fails. */
export function trainLane(
  worker: Trainer,
  spec: RunSpec,
  { pace, engine }: { readonly pace: Pace; readonly engine: WantedEngine },
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
        resumePoint() {},
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
