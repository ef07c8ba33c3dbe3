import { lastPoint } from "@/lib/learning/curves/curve";
import { ENGINE_HARDWARE } from "@/lib/learning/training/engine-choice";
import type { RaceLane } from "@/lib/learning/training/lanes";

/** How a race ended: the faster part of the device and by how much in steps per second over the whole race, or that it makes no difference. */
export type RaceOutcome = {
  readonly winner: "cpu" | "gpu" | "even";
  readonly factor: number;
  /** Validation loss at the end, one a lane; null where the race was stopped before. */
  readonly losses: readonly number[] | null;
};

/** Less than a tenth is chance. */
const EVEN = 1.1;

/** Null while the race is running, when a lane failed or never started. */
export function raceOutcome(lanes: readonly RaceLane[]): RaceOutcome | null {
  const [one, other] = lanes;
  if (!one || !other || lanes.some((lane) => !lane.done || lane.failed || lane.step === 0)) return null;
  const [faster, slower] = pace(one) >= pace(other) ? [one, other] : [other, one];
  const factor = pace(faster) / pace(slower);
  return {
    winner: factor < EVEN ? "even" : ENGINE_HARDWARE[faster.engine],
    factor,
    losses: one.step === other.step ? lanes.map(lossAtTheEnd) : null,
  };
}

function pace({ step, elapsedMs }: RaceLane): number {
  // A coarse clock may see nothing pass.
  return step / Math.max(elapsedMs, 0.1);
}

function lossAtTheEnd({ lossCurve }: RaceLane): number {
  return lastPoint(lossCurve)?.validationLoss ?? Number.NaN;
}
