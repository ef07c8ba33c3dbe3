import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import type { DenseLayer, Layer } from "@/lib/learning/network/network";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import type { TestResult } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { classOf, EXERCISE, type RunSketch } from "./runs";

export const DENSE: DenseLayer = { kind: "dense", units: 8, activation: "tanh" };
export const CONVOLUTION: Layer = {
  ...{ kind: "conv2d", filters: 4, kernel: 3, stride: 1, padding: "valid", activation: "relu" },
};
export const FIXED = { optimiser: "sgd", batchSize: 20, epochs: 10, weightDecay: 0 } as const;
export const planned = (changes: Partial<PlannedRound> = {}): PlannedRound => ({
  ...openRound("moons", null),
  ...changes,
});
export const STEP_SIZE = planned({ locks: { ...FIXED, network: { layers: [DENSE] } } });
export const UNITS = planned({ locks: { ...FIXED, learningRate: 0.1 } });
export const TRAP = planned({ ranksBy: "final-weights", trainingScores: true });
export const PICTURES: ChallengeShape = { ...EXERCISE, featureShape: [8, 8, 1] };
const target = { mean: 20, deviation: 8 };
export const CARS: ChallengeShape = { ...EXERCISE, task: { kind: "regression", target } };

/** How a run's loss moves. */
export type Shape = "sound" | "by-heart" | "bouncing";
export type Sketch = RunSketch & {
  readonly shape?: Shape;
  readonly layers?: readonly Layer[];
  readonly metric?: number;
};

const POINTS = 24;
function pointOf(shape: Shape, index: number): Omit<CurvePoint, "step" | "epoch"> {
  const share = (index + 1) / POINTS;
  const falling = 0.69 * (1 - share) + 0.02;
  const trainLoss = shape === "bouncing" ? (index % 2 === 0 ? 0.05 : 0.6) : falling;
  const validationLoss =
    shape === "sound" ? falling + 0.02 : share < 0.3 ? 0.69 - share : 0.39 + 1.5 * (share - 0.3);
  return {
    ...{ trainLoss, validationLoss, trainMetric: 0.9, validationMetric: 0.8 },
    ...{ trainScore: 100 * (1 - trainLoss / 0.71), validationScore: 100 * Math.max(0, 1 - validationLoss) },
  };
}

/** The run that a sketch describes, with a curve that its diagnosis can read. Its best point is the one that boards show. */
function shaped(run: Run, { shape = "sound", layers, metric }: Sketch): Run {
  const curve = curveOf(
    Array.from({ length: POINTS }, (_, index) => ({
      ...{ step: (100 * (index + 1)) / POINTS, epoch: (10 * (index + 1)) / POINTS },
      ...pointOf(shape, index),
    })),
  );
  const best = run.best && { ...run.best, ...(metric !== undefined && { validationMetric: metric }) };
  return { ...run, curve, best, network: layers ? { layers: [...layers] } : run.network };
}

export function roomOf(
  sketches: readonly (readonly Sketch[])[],
  round: PlannedRound = planned(),
  test: readonly TestResult[] | null = null,
): Session {
  const session = classOf(sketches, test);
  const ranking = { by: round.ranksBy, on: round.trainingScores ? "train" : "validation" } as const;
  return {
    ...session,
    plan: { rounds: [round, ...session.plan.rounds.slice(1)] },
    participants: session.participants.map((participant, id) => ({
      ...participant,
      runs: participant.runs.map((run, at) => ({ ...shaped(run, sketches[id]![at]!), ranking })),
    })),
  };
}

export const result = (participant: number, score: number, rank: number, metric = 0.8): TestResult => ({
  ...{ participant, run: 0, rank },
  test: { loss: 0.5, score, metric },
});
