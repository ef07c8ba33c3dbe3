import type { KeptRun } from "@/lib/client/storage/kept-run";
import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import type { RunNumber } from "@/lib/session/log/events";

/** A stored run with this many points, and with best points after the steps `bests`: each has this many weights, all equal to its step. */
export function keptRun(
  run: RunNumber,
  { points = 3, bests = [1, 2], weights = 4 }: { points?: number; bests?: number[]; weights?: number } = {},
  change: Partial<KeptRun> = {},
): KeptRun {
  const numbers = (value: number) => new Float32Array(weights).fill(value);
  return {
    start: {
      ...{ type: "start-run", run, round: 0, network: { layers: [] } },
      hyperparameters: {
        ...{ learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
      },
      device: { backend: "simd", name: "a desk" },
    },
    ...{
      seed: 5,
      ranking: USUAL_RANKING,
      pace: "watch",
      engine: "simd",
      chosen: "measured",
      curve: curve(points),
    },
    state: { step: points, weights: numbers(7), firstMemory: numbers(8), secondMemory: numbers(9) },
    bests: bests.map((step) => ({ step, weights: numbers(step) })),
    ...{ end: null, delivered: false, network: "owed", trajectory: null },
    ...change,
  };
}

function curve(length: number) {
  return curveOf(
    Array.from({ length }, (_, step): CurvePoint => {
      const losses = { trainLoss: 1, validationLoss: 2 / (step + 1) };
      const scores = { trainScore: 30, validationScore: 20 + step, trainMetric: 0.8, validationMetric: 0.7 };
      return { step, epoch: step, ...losses, ...scores };
    }),
  );
}
