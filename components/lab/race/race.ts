import { lastPoint } from "@/lib/learning/curves/curve";
import { ENGINE_HARDWARE } from "@/lib/learning/training/engine-choice";
import type { RaceLane } from "@/lib/learning/training/lanes";

/** How a race ended. `winner`: the faster part of the device; `factor`: the ratio of their steps per second over the whole race. */
export type RaceOutcome = {
  readonly winner: "cpu" | "gpu" | "even";
  readonly factor: number;
  /** The last validation loss of each lane; null where the lanes did not take equally many steps. */
  readonly losses: readonly number[] | null;
};

/** A smaller lead is chance. */
const EVEN = 1.1;

/** Null while the race is running, and where a lane is missing, failed or never started. */
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
  // A coarse clock may measure no time at all.
  return step / Math.max(elapsedMs, 0.1);
}

function lossAtTheEnd({ lossCurve }: RaceLane): number {
  return lastPoint(lossCurve)?.validationLoss ?? Number.NaN;
}
